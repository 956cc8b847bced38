import { useImperativeHandle, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import type { PolicyRoute } from '../../../src/engine/policy/schema.ts'
import { form as formWords, keepWords, panel as words } from './copy.en.ts'
import type { Resource } from './deciding.ts'
import type { Design, DesignAction } from './design.ts'
import styles from './DesignerPanel.module.css'
import { DesignForm, type FormActions } from './form/DesignForm.tsx'
import type { Named } from './form/Workloads.tsx'
import { JsonPane } from './json/JsonPane.tsx'
import type { KeepNotice } from './keep.ts'
import type { Objectives } from './share.ts'
import { Toolbar } from './Toolbar.tsx'

/** Where somebody outside may lead. */
export interface DesignerActions {
  readonly goToShield: () => void
  /** To the route that decides the resource; where none does, one with this match is added first. */
  readonly goToRouteOf: (resource: Resource, match: PolicyRoute['match']) => void
}

export interface DesignerProps {
  readonly actions?: Ref<DesignerActions>
  readonly design: Design
  /** Must be the same function each time, as `useReducer` and `useDesign` give it. */
  readonly dispatch: (action: DesignAction) => void
  /** In the order in which they stand. */
  readonly workloads: readonly Named[]
  readonly resources: readonly Resource[]
  /** What stands beside each workload, by its id: what is asked of it. */
  readonly objectives?: Readonly<Record<string, ReactNode>>
  /** Cities in which a shield may stand. */
  readonly places: readonly Named[]
  /** An instructor's bounds, which go along in a link. */
  readonly bounds?: Objectives
  /** Where the format's JSON Schema stands, for exported files. */
  readonly schemaUrl?: string
  /** For a file that holds no configuration. @returns what is wrong with it, nothing where it was taken; null: it is nothing that is known */
  readonly onOtherFile?: ((text: string) => readonly string[] | null) | undefined
  /** What should be told about keeping, from `useDesign`. */
  readonly notice?: KeepNotice | null
}

const VIEWS = ['form', 'json'] as const

/** Everything with which the policy document is written: a form and its text side by side, or by turns where there is no room. */
export function DesignerPanel({ actions, design, dispatch, workloads, resources, objectives = {}, places, bounds, schemaUrl, onOtherFile, notice = null }: DesignerProps) {
  const [shown, setShown] = useState<(typeof VIEWS)[number]>('form')
  const form = useRef<FormActions>(null)
  const inForm = (act: (form: FormActions) => void) => {
    setShown('form')
    // Drawn first: what isn't shown takes no focus.
    requestAnimationFrame(() => form.current && act(form.current))
  }
  useImperativeHandle(actions, () => ({
    goToShield: () => inForm((shown) => shown.go('shield')),
    goToRouteOf: (resource, match) => inForm((shown) => shown.goToRouteOf(resource, match)),
  }))
  const step = (event: KeyboardEvent) => {
    const type = historyKey(event)
    if (type === null) return
    // The browser's own history of a field ends where the other half changes its text.
    event.preventDefault()
    dispatch({ type })
  }
  return (
    <div className={styles.designer} onKeyDown={step}>
      {notice && (
        <p className={styles.notice} role="status">
          {noticeText(notice)}
        </p>
      )}
      <Toolbar design={design} dispatch={dispatch} bounds={bounds} schemaUrl={schemaUrl} onOtherFile={onOtherFile} onGo={(to) => inForm((opened) => opened.go(to))} />
      <fieldset className={styles.choice}>
        <legend className="visually-hidden">{words.views}</legend>
        {VIEWS.map((view) => (
          <label key={view} className={styles.tab}>
            <input type="radio" name="design-view" value={view} checked={shown === view} onChange={() => setShown(view)} />
            <span>{words[view]}</span>
          </label>
        ))}
      </fieldset>
      <div className={styles.both}>
        <div className={styles.form} role="group" aria-label={words.form} data-shown={shown === 'form'}>
          <DesignForm actions={form} design={design} dispatch={dispatch} workloads={workloads} resources={resources} objectives={objectives} places={places} />
        </div>
        <div className={styles.json} role="group" aria-label={words.json} data-shown={shown === 'json'}>
          {shown === 'json' && <Demanded workloads={workloads} objectives={objectives} />}
          <JsonPane design={design} dispatch={dispatch} />
        </div>
      </div>
    </div>
  )
}

/** Where the text takes the form's place: what is asked of it, to be unfolded. */
function Demanded({ workloads, objectives }: Pick<Required<DesignerProps>, 'workloads' | 'objectives'>) {
  const [open, setOpen] = useState(false)
  return (
    <details className={styles.demanded} open={open} onToggle={({ currentTarget, target }) => target === currentTarget && setOpen(currentTarget.open)}>
      <summary>{formWords.objectives}</summary>
      {open &&
        workloads.map(({ id, label }) => (
          <section key={id} aria-label={label}>
            <h4>{label}</h4>
            {objectives[id]}
          </section>
        ))}
    </details>
  )
}

function historyKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): 'undo' | 'redo' | null {
  if (ctrlKey === metaKey || altKey) return null
  const letter = key.toLowerCase()
  if (letter === 'z') return shiftKey ? 'redo' : 'undo'
  return letter === 'y' && ctrlKey ? 'redo' : null
}

function noticeText(notice: KeepNotice): string {
  return notice.kind === 'damaged' && notice.asideKey === null ? keepWords.stuck : keepWords[notice.kind]
}
