import { useRef, useState } from 'react'
import type { PolicyProblem } from '../../../src/engine/policy/document.ts'
import buttons from '../../../src/lesson/ui/buttons.module.css'
import { copied } from '../../../src/stage/handOut.ts'
import { formatText } from '../../../src/stage/prose/message.ts'
import { panel as words } from './copy.en.ts'
import type { Design, DesignAction } from './design.ts'
import { exported, EXPORT_FILE_NAME, fromFile, saveFile } from './file.ts'
import type { Row } from './form/RouteList.tsx'
import { ProblemPlaces } from './form/ProblemPlaces.tsx'
import { linkToHere, type Objectives } from './share.ts'
import styles from './Toolbar.module.css'

interface Props {
  readonly design: Design
  readonly dispatch: (action: DesignAction) => void
  /** An instructor's bounds, which go along in a link. */
  readonly bounds?: Objectives | undefined
  /** Where the format's JSON Schema stands, for exported files. */
  readonly schemaUrl?: string | undefined
  readonly onOtherFile?: ((text: string) => readonly string[] | null) | undefined
  /** To the part of the form in which a problem is. */
  readonly onGo: (to: Row | 'shield') => void
}

type Said =
  | { readonly kind: 'done'; readonly text: string }
  /** Nothing could be copied: there it stands. */
  | { readonly kind: 'byHand'; readonly label: string; readonly value: string }
  | { readonly kind: 'refused'; readonly text: string; readonly problems: readonly PolicyProblem[] }

/** What concerns the configuration as a whole: back and on, in and out. */
export function Toolbar({ design, dispatch, bounds, schemaUrl, onOtherFile, onGo }: Props) {
  const [said, setSaid] = useState<Said | null>(null)
  const picker = useRef<HTMLInputElement>(null)
  const { good, problems, past, future, places } = design
  const done = (text: string) => setSaid({ kind: 'done', text })

  const read = async (file: File | undefined) => {
    if (!file) return
    const outcome = await fromFile(file, places ? { places } : {})
    if (!outcome.ok) {
      const other = outcome.text === undefined ? null : (onOtherFile?.(outcome.text) ?? null)
      if (other?.length === 0) return done(formatText(words.assignment, { name: file.name }))
      return setSaid({ kind: 'refused', text: formatText(words.importFailed, { name: file.name }), problems: other?.map((problem) => ({ path: '', problem, mend: '' })) ?? outcome.problems })
    }
    dispatch({ type: 'replaced', text: outcome.text })
    done(formatText(words.imported, { name: file.name }))
  }
  const copy = async (value: string, label: string, success: string) => {
    if (await copied(value)) done(success)
    else setSaid({ kind: 'byHand', label, value })
  }
  const copyLink = async () => {
    const link = await linkToHere(good, bounds)
    await copy(link, words.link, formatText(words.copiedLink, { length: link.length }))
  }
  const save = () => {
    saveFile(good, schemaUrl)
    done(formatText(words.exported, { name: EXPORT_FILE_NAME }))
  }

  return (
    <div className={styles.bar}>
      <div className={styles.buttons} role="group" aria-label={words.tools}>
        <Stepper words={words.undo} can={past.length > 0} onPress={() => dispatch({ type: 'undo' })} />
        <Stepper words={words.redo} can={future.length > 0} onPress={() => dispatch({ type: 'redo' })} />
        <button type="button" className={`${buttons.quiet} ${styles.apart}`} onClick={() => picker.current?.click()}>
          {words.import}
        </button>
        <input
          ref={picker}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label={words.import}
          onChange={(event) => {
            void read(event.target.files?.[0])
            // The same file may be chosen again.
            event.target.value = ''
          }}
        />
        <button type="button" className={buttons.quiet} onClick={save}>
          {words.export}
        </button>
        <button type="button" className={buttons.quiet} onClick={() => void copy(exported(good, schemaUrl), words.text, words.copiedJson)}>
          {words.copyJson}
        </button>
        <button type="button" className={buttons.quiet} onClick={() => void copyLink()}>
          {words.copyLink}
        </button>
      </div>
      {problems.length > 0 && (
        <p className={styles.aside}>
          {formatText(words.mendFirst, { count: problems.length })} <ProblemPlaces design={design} onGo={onGo} />
        </p>
      )}
      <div role="status" className={styles.said} data-kind={said?.kind}>
        {said && <Told said={said} onClose={() => setSaid(null)} />}
      </div>
    </div>
  )
}

/** Stays in reach at the end of the history, so that the focus is not lost. */
function Stepper({ words: label, can, onPress }: { readonly words: string; readonly can: boolean; readonly onPress: () => void }) {
  return (
    <button type="button" className={`${buttons.quiet} ${styles.step}`} aria-disabled={!can} onClick={() => can && onPress()}>
      {label}
    </button>
  )
}

function Told({ said, onClose }: { readonly said: Said; readonly onClose: () => void }) {
  if (said.kind === 'done') return <p>{said.text}</p>
  return (
    <>
      {said.kind === 'byHand' && (
        <label className={styles.byHand}>
          <span>{words.copyFailed}</span>
          <textarea dir="ltr" readOnly rows={3} value={said.value} aria-label={said.label} onFocus={(event) => event.target.select()} />
        </label>
      )}
      {said.kind === 'refused' && (
        <>
          <p>
            <b>{said.text}</b>
          </p>
          <ul>
            {said.problems.map(({ path, problem, mend }, index) => (
              <li key={index}>
                {path !== '' && <code>{path}</code>} {problem} {mend}
              </li>
            ))}
          </ul>
        </>
      )}
      <button type="button" className={buttons.quiet} onClick={onClose}>
        {words.dismiss}
      </button>
    </>
  )
}
