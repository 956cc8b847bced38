import { useRef } from 'react'
import { useApp, useAppState } from '../context.tsx'
import { en } from '../copy/en.ts'
import { focusAfter } from '../focusAfter.ts'
import type { StepNotice } from '../routes/resolve.ts'
import type { StoreNotice } from '../state/store.ts'
import button from './Button.module.css'
import css from './Notices.module.css'

/** What the learner should know and need not act on: said politely, over the page's lower edge, until dismissed. */
export function Notices({ step, onStepSeen }: { readonly step: StepNotice | null; readonly onStepSeen: () => void }) {
  const { store } = useApp()
  const notices = useAppState((state) => state.notices)
  const list = useRef<HTMLDivElement>(null)
  const cameFrom = useRef<EventTarget | null>(null)
  // A notice goes with what was pressed in it: then to the next one, or back to where the reader was.
  const focusOn = () =>
    focusAfter(() => {
      const before = cameFrom.current
      return list.current?.querySelector('button') ?? (before instanceof HTMLElement && before.isConnected ? before : document.querySelector('main'))
    })
  return (
    <div
      ref={list}
      className={css.notices}
      role="status"
      aria-label={en.notices.label}
      onFocus={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) cameFrom.current = relatedTarget
      }}
      onClick={focusOn}
    >
      {step && <Notice text={en.scene.steps[step.why](step.asked, step.used)} onDismiss={onStepSeen} />}
      {notices.map((notice) => (
        <Notice
          key={`${notice.kind}${'what' in notice ? notice.what : ''}`}
          text={words(notice)}
          onDismiss={() => store.getState().dismiss(notice)}
          act={notice.kind === 'reset-done' ? [en.notices.undo, () => store.getState().undoReset()] : notice.kind === 'said' ? notice.act : undefined}
        />
      ))}
    </div>
  )
}

interface NoticeProps {
  readonly text: string
  readonly onDismiss: () => void
  readonly act?: readonly [label: string, run: () => void] | undefined
}

function Notice({ text, onDismiss, act }: NoticeProps) {
  return (
    <div className={css.notice}>
      <p>{text}</p>
      <div className={css.actions}>
        {act && (
          <button type="button" className={button.quiet} onClick={act[1]}>
            {act[0]}
          </button>
        )}
        <button type="button" className={button.quiet} onClick={onDismiss}>
          {en.notices.dismiss}
        </button>
      </div>
    </div>
  )
}

function words(notice: StoreNotice): string {
  switch (notice.kind) {
    case 'forbidden':
      return en.notices.forbidden
    case 'full':
      return en.notices.full
    case 'newer':
      return en.notices.newer(notice.what)
    case 'damaged':
      return (notice.partly ? en.notices.damagedPartly : en.notices.damaged)(notice.what, notice.backupKey)
    case 'locked':
      return en.notices.locked(notice.what)
    case 'reset-done':
      return en.notices.resetDone
    case 'said':
      return notice.text
  }
}
