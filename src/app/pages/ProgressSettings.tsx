import { useRef, useState } from 'react'
import { saveJson } from '../../stage/handOut.ts'
import { useApp, useAppState } from '../context.tsx'
import { useScope } from '../lms/useScope.ts'
import button from '../shell/Button.module.css'
import { EXPORT_FILE_NAME, exportText } from '../state/transfer.ts'
import css from './SettingsPage.module.css'
import { settingsCopy } from './settings.en.ts'

/** Progress as a file, out and in, and forgetting it, which asks first and can be undone. */
export function ProgressSettings() {
  const { store } = useApp()
  const scenes = Object.values(useAppState((state) => state.progress.scenes))
  const ask = useScope() === null ? settingsCopy.resetAsk : settingsCopy.resetAskOnPlatform
  const [said, setSaid] = useState('')
  const [asking, setAsking] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const resetButton = useRef<HTMLButtonElement>(null)
  const solved = scenes.reduce((sum, scene) => sum + Object.values(scene.checks).filter((outcome) => outcome === 'solved').length, 0)

  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return
    try {
      const outcome = store.getState().importText(await file.text())
      setSaid(outcome.kind === 'ok' ? settingsCopy.imported(Object.keys(outcome.scenes).length, outcome.dropped) : settingsCopy.importFailed[outcome.why])
    } catch {
      setSaid(settingsCopy.importFailed.unreadable)
    }
  }
  const settle = (): void => {
    setAsking(false)
    // The buttons that were asked with are gone: the focus goes back to where the question came from.
    requestAnimationFrame(() => resetButton.current?.focus())
  }

  return (
    <section className={css.group} aria-labelledby="progress">
      <h2 id="progress">{settingsCopy.progress}</h2>
      <p>{scenes.length === 0 ? settingsCopy.none : settingsCopy.summary(scenes.length, scenes.filter((scene) => scene.done).length, solved)}</p>
      <dl className={css.actions}>
        <div>
          <dt>
            <button type="button" className={button.button} onClick={() => saveJson(exportText(store.getState().progress), EXPORT_FILE_NAME)}>
              {settingsCopy.export}
            </button>
          </dt>
          <dd>{settingsCopy.exportHelp}</dd>
        </div>
        <div>
          <dt>
            <button type="button" className={button.button} onClick={() => picker.current?.click()}>
              {settingsCopy.import}
            </button>
            <input
              ref={picker}
              type="file"
              accept="application/json,.json"
              hidden
              aria-label={settingsCopy.import}
              onChange={(event) => {
                void read(event.target.files?.[0])
                // The same file may be chosen again.
                event.target.value = ''
              }}
            />
          </dt>
          <dd>{settingsCopy.importHelp}</dd>
        </div>
      </dl>
      <p role="status" className={css.said}>
        {said}
      </p>
      {asking ? (
        <div className={css.ask} role="group" aria-label={ask}>
          <p>{ask}</p>
          <button type="button" className={button.button} autoFocus onClick={settle}>
            {settingsCopy.resetNo}
          </button>
          <button
            type="button"
            className={button.main}
            onClick={() => {
              store.getState().reset()
              settle()
            }}
          >
            {settingsCopy.resetYes}
          </button>
        </div>
      ) : (
        <button ref={resetButton} type="button" className={button.quiet} disabled={scenes.length === 0} onClick={() => setAsking(true)}>
          {settingsCopy.reset}
        </button>
      )}
    </section>
  )
}
