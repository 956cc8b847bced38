import { useEffect, useMemo, useRef } from 'react'
import { formatText } from '../../../../src/stage/prose/message.ts'
import buttons from '../../../../src/lesson/ui/buttons.module.css'
import { valueAt, withCopy, withMoved, withRoute, withoutRoute } from '../change.ts'
import { form as words } from '../copy.en.ts'
import { notesOf, type Decider, type Resource } from '../deciding.ts'
import { lineOf } from '../inWords.ts'
import { problemsWithin, useForm } from './FormContext.ts'
import styles from './Routes.module.css'
import { RouteRow, Toggle, routeName } from './RouteRow.tsx'
import { RulesFields } from './RulesFields.tsx'

/** A route's place, or the default: what stands open. */
export type Row = number | 'default'

interface Props {
  readonly resources: readonly Resource[]
  readonly deciders: ReadonlyMap<string, Decider>
  readonly open: ReadonlySet<Row>
  readonly onOpen: (open: ReadonlySet<Row>) => void
  /** What happened, for those who don't see it. */
  readonly say: (what: string) => void
}

/** The routes in their order, and the default. */
export function RouteList({ resources, deciders, open, onOpen, say }: Props) {
  const { document, disabled, problems, change } = useForm()
  const routes = useMemo(() => document.routes ?? [], [document])
  const notes = useMemo(() => notesOf(document, resources), [document, resources])
  const list = useRef<HTMLDivElement>(null)
  // The row and its part that gets the focus when the change is drawn: the moved one, or the one after what is gone.
  const next = useRef<{ readonly row: Row | 'add'; readonly part: string } | null>(null)
  useEffect(() => {
    if (next.current === null) return
    const { row, part } = next.current
    next.current = null
    list.current?.querySelector<HTMLElement>(row === 'add' ? '[data-focus="add"]' : `[data-row="${row}"] [data-focus="${part}"]`)?.focus()
  })
  const hitsOf = (row: Row) => [...deciders.values()].filter((decider) => decider === row).length
  const toggle = (row: Row) => onOpen(open.has(row) ? without(open, row) : new Set([...open, row]))
  const nameAt = (index: number) => routeName(routes[index]?.name ?? '')

  const add = () => {
    change((before) => withRoute(before, freeName(formatText(words.newName, { number: routes.length + 1 }), routes)))
    onOpen(new Set([...open, routes.length]))
    next.current = { row: routes.length, part: 'name' }
    say(formatText(words.added, { name: formatText(words.newName, { number: routes.length + 1 }), number: routes.length + 1, count: routes.length + 1 }))
  }
  const duplicate = (index: number) => {
    const name = freeName(formatText(words.copyName, { name: nameAt(index) }), routes)
    change((before) => withCopy(before, index, name))
    onOpen(new Set([...shifted(open, index + 1, 1), index + 1]))
    next.current = { row: index + 1, part: 'name' }
    say(formatText(words.added, { name, number: index + 2, count: routes.length + 1 }))
  }
  const remove = (index: number) => {
    change((before) => withoutRoute(before, index))
    onOpen(shifted(without(open, index), index, -1))
    next.current = routes.length === 1 ? { row: 'add', part: 'add' } : { row: Math.min(index, routes.length - 2), part: 'toggle' }
    say(formatText(words.removed, { name: nameAt(index) }))
  }
  const move = (index: number, by: -1 | 1) => {
    const to = index + by
    change((before) => withMoved(before, index, to))
    onOpen(new Set([...open].map((row) => (row === index ? to : row === to ? index : row))))
    next.current = { row: to, part: by < 0 ? 'up' : 'down' }
    say(formatText(words.moved, { name: nameAt(index), number: to + 1, count: routes.length }))
  }

  return (
    <div ref={list}>
      {routes.length === 0 && <p className={styles.none}>{words.noRoutes}</p>}
      <ol className={styles.list}>
        {routes.map((_route, index) => (
          <RouteRow
            key={index}
            index={index}
            count={routes.length}
            open={open.has(index)}
            note={notes[index] ?? null}
            hits={hitsOf(index)}
            onToggle={() => toggle(index)}
            onMove={(by) => move(index, by)}
            onDuplicate={() => duplicate(index)}
            onRemove={() => remove(index)}
          />
        ))}
      </ol>
      <button type="button" className={`${buttons.plain} ${styles.add}`} data-focus="add" disabled={disabled} onClick={add}>
        {words.add}
      </button>
      <div className={styles.item} data-row="default" data-open={open.has('default')}>
        <div className={styles.head}>
          <Toggle
            open={open.has('default')}
            onToggle={() => toggle('default')}
            number="*"
            name={words.default}
            says={lineOf(document.default ?? {})}
            hits={hitsOf('default') + [...deciders.values()].filter((decider) => decider === null).length}
            problems={problemsWithin(problems, ['default']).length}
          />
        </div>
        {open.has('default') && (
          <div className={styles.body}>
            <p className={styles.none}>{words.defaultHint}</p>
            <RulesFields at={['default']} />
            {valueAt(document, ['default']) !== undefined && (
              <div className={styles.foot}>
                <button
                  type="button"
                  className={buttons.quiet}
                  disabled={disabled}
                  onClick={() => {
                    change(({ default: _gone, ...rest }) => rest)
                    next.current = { row: 'default', part: 'toggle' }
                    say(words.defaultCleared)
                  }}
                >
                  {words.remove}
                </button>
              </div>
            )}
          </div>
        )}
      </div>
    </div>
  )
}

function without(open: ReadonlySet<Row>, row: Row): ReadonlySet<Row> {
  return new Set([...open].filter((each) => each !== row))
}

function shifted(open: ReadonlySet<Row>, from: number, by: number): ReadonlySet<Row> {
  return new Set([...open].map((row) => (typeof row === 'number' && row >= from ? row + by : row)))
}

/** A name that no route has, made of one that may be taken. */
export function freeName(name: string, routes: readonly { readonly name: string }[]): string {
  const taken = new Set(routes.map((route) => route.name))
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? name.slice(0, 56) : `${name.slice(0, 56)} ${n}`
    if (!taken.has(candidate)) return candidate
  }
}
