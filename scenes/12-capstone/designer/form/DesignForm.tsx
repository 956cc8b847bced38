import { useImperativeHandle, useMemo, useRef, useState, type ReactNode, type Ref } from 'react'
import type { PolicyRoute } from '../../../../src/engine/policy/schema.ts'
import { formatText } from '../../../../src/stage/prose/message.ts'
import buttons from '../../../../src/lesson/ui/buttons.module.css'
import { pathOf, withNewRoute, withValue } from '../change.ts'
import { form as words, panel } from '../copy.en.ts'
import { decidersOf, type Resource } from '../deciding.ts'
import { formOf, type Design, type DesignAction } from '../design.ts'
import { ChoiceField, Flag } from './fields.tsx'
import { FormContext, problemsOfGroup, type FormValue } from './FormContext.ts'
import groupStyles from './Group.module.css'
import { freeName, RouteList, type Row } from './RouteList.tsx'
import styles from './Routes.module.css'
import { Workloads, type Named } from './Workloads.tsx'

/** Where the form may be led to. */
export interface FormActions {
  readonly go: (to: Row | 'shield') => void
  readonly goToRouteOf: (resource: Resource, match: PolicyRoute['match']) => void
}

interface Props {
  readonly actions?: Ref<FormActions>
  readonly design: Design
  readonly dispatch: (action: DesignAction) => void
  readonly workloads: readonly Named[]
  readonly resources: readonly Resource[]
  readonly objectives: Readonly<Record<string, ReactNode>>
  readonly places: readonly Named[]
}

/** The document as a form: what holds for all, the workloads, the routes. */
export function DesignForm({ actions, design, dispatch, workloads, resources, objectives, places }: Props) {
  const { document, live } = useMemo(() => formOf(design), [design])
  const deciders = useMemo(() => decidersOf(document, resources), [document, resources])
  const [open, setOpen] = useState<ReadonlySet<Row>>(new Set())
  const [said, setSaid] = useState('')
  const routes = useRef<HTMLDivElement>(null)
  const whole = useRef<HTMLDivElement>(null)

  const form = useMemo((): FormValue => {
    return {
      document,
      disabled: !live,
      problems: live ? design.problems : [],
      set: (keys, value) => dispatch({ type: 'edited', change: (before) => withValue(before, keys, value), burst: { of: pathOf(keys), atMs: performance.now() } }),
      change: (change) => dispatch({ type: 'edited', change }),
    }
  }, [document, live, design.problems, dispatch])

  const go = (to: Row | 'shield') => {
    if (to !== 'shield') setOpen(new Set([...open, to]))
    requestAnimationFrame(() => {
      const target = to === 'shield' ? whole.current?.querySelector('input') : routes.current?.querySelector<HTMLElement>(`[data-row="${to}"] [data-focus="toggle"]`)
      target?.focus({ preventScroll: true })
      target?.scrollIntoView?.({ block: 'center' })
    })
  }
  useImperativeHandle(actions, () => ({
    go,
    goToRouteOf: ({ id, label }, match) => {
      const decider = deciders.get(id) ?? 'default'
      if (typeof decider === 'number' || !live) return go(decider)
      const list = document.routes ?? []
      const name = freeName(label, list)
      form.change((before) => withNewRoute(before, { name, match }))
      setSaid(formatText(words.added, { name, number: list.length + 1, count: list.length + 1 }))
      go(list.length)
    },
  }))

  return (
    <FormContext value={form}>
      {!live && (
        <div className={styles.waits} role="status">
          <p>{panel.notLive}</p>
          <button type="button" className={buttons.plain} onClick={() => dispatch({ type: 'backToGood' })}>
            {panel.back}
          </button>
        </div>
      )}
      <Section title={words.whole}>
        <div ref={whole}>
          <Shield places={places} form={form} />
        </div>
      </Section>
      <Section title={words.workloads}>
        <button type="button" className={`${buttons.quiet} ${styles.skip}`} onClick={() => routes.current?.querySelector<HTMLElement>('button')?.focus()}>
          {words.toRoutes}
        </button>
        <Workloads workloads={workloads} resources={resources} deciders={deciders} objectives={objectives} onGo={go} />
      </Section>
      <Section title={words.routes}>
        <p className={styles.none}>{words.routesHint}</p>
        <div ref={routes}>
          <RouteList resources={resources} deciders={deciders} open={open} onOpen={setOpen} say={setSaid} />
        </div>
      </Section>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </FormContext>
  )
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

/** The shield, on or off, and where. Off, its place is remembered. */
function Shield({ places, form }: { readonly places: readonly Named[]; readonly form: FormValue }) {
  const { shield } = form.document
  const on = shield?.on ?? false
  const turn = (to: boolean) => form.change((before) => withValue(before, ['shield'], to || shield?.place !== undefined ? { ...shield, on: to } : undefined))
  // A place that is none of the list's may stand in the text; it stands here, too, until another is chosen.
  const known = places.some(({ id }) => id === shield?.place) || shield?.place === undefined ? places : [...places, { id: shield.place, label: shield.place }]
  return (
    <div className={groupStyles.fields}>
      <Flag words={words.shield} checked={on} disabled={form.disabled} problems={problemsOfGroup(form.problems, ['shield'])} onTurn={turn} />
      {shield && <ChoiceField at={['shield', 'place']} words={words.place} options={Object.fromEntries(known.map(({ id, label }) => [id, label]))} noneSaid={words.besideOrigin} />}
    </div>
  )
}
