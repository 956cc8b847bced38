import { formatText } from '../../../../src/stage/prose/message.ts'
import { valueAt } from '../change.ts'
import { form as words } from '../copy.en.ts'
import type { RouteNote } from '../deciding.ts'
import { lineOf } from '../inWords.ts'
import buttons from '../../../../src/lesson/ui/buttons.module.css'
import { Problems } from './Field.tsx'
import { ListField, TextField } from './fields.tsx'
import { problemsOfGroup, problemsWithin, useForm } from './FormContext.ts'
import groupStyles from './Group.module.css'
import styles from './Routes.module.css'
import { RulesFields } from './RulesFields.tsx'

const { fields } = words

export interface RouteRowProps {
  readonly index: number
  readonly count: number
  readonly open: boolean
  readonly note: RouteNote | null
  /** How many of the workloads' resources it decides. */
  readonly hits: number
  readonly onToggle: () => void
  readonly onMove: (by: -1 | 1) => void
  readonly onDuplicate: () => void
  readonly onRemove: () => void
}

/** A route: folded one line that says what it does, open all its fields. */
export function RouteRow({ index, count, open, note, hits, onToggle, onMove, onDuplicate, onRemove }: RouteRowProps) {
  const { document, disabled, problems } = useForm()
  const at = ['routes', index]
  const route = document.routes?.[index]
  if (!route) return null
  const name = routeName(route.name)
  return (
    <li className={styles.item} data-row={index} data-open={open} data-wrong={problemsWithin(problems, at).length > 0}>
      <div className={styles.head}>
        <Toggle open={open} onToggle={onToggle} number={String(index + 1)} name={name} says={lineOf(route)} hits={hits} problems={problemsWithin(problems, at).length} />
        <div className={styles.tools}>
          <MoveButton to="up" name={name} disabled={disabled || index === 0} onMove={() => onMove(-1)} />
          <MoveButton to="down" name={name} disabled={disabled || index === count - 1} onMove={() => onMove(1)} />
        </div>
      </div>
      {note && <p className={styles.note}>{noteText(note, (other) => routeName(document.routes?.[other]?.name ?? ''))}</p>}
      {open && (
        <div className={styles.body}>
          <div className={groupStyles.fields}>
            <TextField at={[...at, 'name']} words={fields.name} />
          </div>
          <fieldset className={groupStyles.match}>
            <legend>{words.groups.match}</legend>
            <div className={groupStyles.fields}>
              <ListField at={[...at, 'match', 'paths']} words={fields.paths} by="line" />
              <ListField at={[...at, 'match', 'extensions']} words={fields.extensions} by="comma" />
              <ListField at={[...at, 'match', 'hosts']} words={fields.hosts} by="comma" />
              <ListField at={[...at, 'match', 'methods']} words={fields.methods} by="comma" />
            </div>
            {valueAt(document, [...at, 'match']) !== undefined && <Problems problems={problemsOfGroup(problems, [...at, 'match'])} />}
          </fieldset>
          <RulesFields at={at} />
          <div className={styles.foot}>
            <button type="button" className={buttons.quiet} disabled={disabled} onClick={onDuplicate}>
              {words.duplicate}
            </button>
            <button type="button" className={buttons.quiet} disabled={disabled} onClick={onRemove}>
              {words.remove}
            </button>
          </div>
        </div>
      )}
    </li>
  )
}

/** What a route is called, also one whose name is gone for the moment. */
export function routeName(name: string): string {
  return name.trim() === '' ? words.nameless : name
}

function noteText(note: RouteNote, nameOf: (index: number) => string): string {
  if (note.kind === 'unreached') return words.unreached
  const slots = { name: nameOf(note.by), number: note.by + 1 }
  return note.kind === 'covered' ? formatText(words.covered, slots) : formatText(words.taken, { ...slots, count: note.count })
}

interface ToggleProps {
  readonly open: boolean
  readonly onToggle: () => void
  readonly number: string
  readonly name: string
  readonly says: string
  readonly hits: number
  readonly problems: number
}

/** A route's line, which opens it. */
export function Toggle({ open, onToggle, number, name, says, hits, problems }: ToggleProps) {
  return (
    <button type="button" className={styles.toggle} aria-expanded={open} data-focus="toggle" onClick={onToggle}>
      <span className={styles.number}>{number}</span>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span> <span className={styles.hits}>{formatText(words.hits, { count: hits })}</span>
        {problems > 0 && (
          <span className={groupStyles.wrong}>
            {' '}
            <span aria-hidden="true">✗</span> {formatText(words.problems, { count: problems })}
          </span>
        )}
        <span className={styles.says}> {says}</span>
      </span>
      <svg className={styles.chevron} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path d="M2 4 L6 8.5 L10 4" fill="none" stroke="currentColor" strokeWidth="1.6" />
      </svg>
    </button>
  )
}

interface MoveProps {
  readonly to: 'up' | 'down'
  readonly name: string
  readonly disabled: boolean
  readonly onMove: () => void
}

/** Stays in reach of the keyboard where it can't move further, so that the focus is not lost at the ends. */
function MoveButton({ to, name, disabled, onMove }: MoveProps) {
  return (
    <button
      type="button"
      className={styles.move}
      data-focus={to}
      aria-disabled={disabled}
      aria-label={formatText(to === 'up' ? words.moveUp : words.moveDown, { name })}
      onClick={() => !disabled && onMove()}
    >
      <svg viewBox="0 0 12 12" width="14" height="14" aria-hidden="true">
        <path d={to === 'up' ? 'M6 11 V1.8 M2 5.5 L6 1.5 L10 5.5' : 'M6 1 V10.2 M2 6.5 L6 10.5 L10 6.5'} fill="none" stroke="currentColor" strokeWidth="1.5" />
      </svg>
    </button>
  )
}
