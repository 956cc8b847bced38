import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useRouter } from 'wouter'
import css from '../pages/SettingsPage.module.css'
import button from '../shell/Button.module.css'
import { offlineCopy } from './copy.en.ts'
import { keepingOf, type Report } from './protocol.ts'
import { clearStore, fillStore, installed, registerFor, registrationHere, reportOf, storage, storeChanges, workers } from './store.ts'
import { writeWish } from './wish.ts'

type State = { readonly kind: 'looking' | 'none' | 'failed' | 'unable' | 'without' } | { readonly kind: 'stored'; readonly report: Report }

const LOOK_AGAIN_MS = 1000

const never = () => () => {}
/** What the build's files weigh together; 0 in a build without the store. */
const bytesHere = (): number => Number(document.documentElement.dataset['offline'] ?? 0)

/** Is the course stored in this browser? Read from the store itself, with a way in and out. */
export function OfflineSettings() {
  const { base } = useRouter()
  const bytes = useSyncExternalStore(never, bytesHere, () => null)
  const [found, setState] = useState<State>({ kind: 'looking' })
  const state: State = bytes === 0 ? { kind: 'without' } : found
  const [tries, setTries] = useState(0)
  const line = useRef<HTMLParagraphElement>(null)
  const whole = isWhole(state)
  const again = useCallback(() => setTries((count) => count + 1), [])
  const changes = useRef<ReturnType<typeof storeChanges> | null>(null)

  // Another page may have stored or removed it, and the browser may throw it away.
  useEffect(() => {
    if (!bytes) return
    const opened = storeChanges(base, again)
    changes.current = opened
    const onSeen = (): void => void (document.visibilityState === 'visible' && again())
    document.addEventListener('visibilitychange', onSeen)
    return () => {
      opened.close()
      document.removeEventListener('visibilitychange', onSeen)
    }
  }, [base, bytes, again])

  useEffect(() => {
    if (!bytes) return
    let gone = false
    void look(base).then((now) => !gone && setState((before) => (before.kind === 'failed' && !isWhole(now) ? before : now)))
    const timer = whole ? undefined : setTimeout(again, LOOK_AGAIN_MS)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [base, bytes, tries, whole, again])

  /** The button that was pressed may be gone: the line says what came of it. */
  const settle = (): void => {
    line.current?.focus()
    again()
    changes.current?.say()
  }
  const keepAll = async (): Promise<void> => {
    writeWish(storage, 'on')
    setState({ kind: 'looking' })
    settle()
    const all = await storeAll(base).catch(() => false)
    if (!all) setState({ kind: 'failed' })
    again()
    changes.current?.say()
  }
  const remove = async (): Promise<void> => {
    writeWish(storage, 'off')
    await clearStore(base).catch(() => {})
    setState({ kind: 'none' })
    settle()
  }

  return (
    <section className={css.group} aria-labelledby="offline">
      <h2 id="offline">{offlineCopy.title}</h2>
      <p ref={line} tabIndex={-1} data-offline-state={state.kind === 'stored' ? (whole ? 'all' : state.report.keeping === 'all' ? 'storing' : 'visited') : state.kind}>
        {words(state)}
      </p>
      <div className={css.row}>
        {!whole && state.kind !== 'without' && (
          <button type="button" className={button.button} disabled={state.kind === 'looking' || state.kind === 'unable'} onClick={() => void keepAll()}>
            {offlineCopy.store(bytes ?? 0)}
          </button>
        )}
        {state.kind === 'stored' && (
          <button type="button" className={button.quiet} onClick={() => void remove()}>
            {offlineCopy.remove}
          </button>
        )}
      </div>
    </section>
  )
}

/** Out: nothing is missing any more. Throws when the browser refuses the worker. */
async function storeAll(base: string): Promise<boolean> {
  const registration = await registerFor(base, 'on')
  if (!registration || !(await installed(registration))) return false
  const { active } = registration
  // A worker that was on its way out, or that lost files, is there already and has nothing to install.
  return active && keepingOf(active.scriptURL) === 'all' ? fillStore(active) : true
}

const isWhole = (state: State): boolean => state.kind === 'stored' && state.report.keeping === 'all' && state.report.files === state.report.of

async function look(base: string): Promise<State> {
  try {
    if (!workers()) return { kind: 'unable' }
    const report = await reportOf(await registrationHere(base))
    return report && report.files > 0 ? { kind: 'stored', report } : { kind: 'none' }
  } catch {
    return { kind: 'unable' }
  }
}

function words(state: State): string {
  const { states } = offlineCopy
  if (state.kind !== 'stored') return states[state.kind]
  const { keeping, files, of, bytes } = state.report
  if (keeping === 'visited') return states.visited(files, bytes)
  return files === of ? states.all(bytes) : states.storing(files, of)
}
