import { scenePath } from '../../routes/hrefs.ts'
import { useHref } from '../../routes/useHref.ts'
import type { ToldMove as Move } from '../../../lesson/teaching.ts'
import { READ_SEED, type CheckFacts } from '../facts/facts.ts'
import { RichText } from '../RichText.tsx'
import teach from '../teach.module.css'
import { notesCopy as copy } from './copy.en.ts'
import css from './notes.module.css'

/** What a check asks, and, behind a disclosure, what solves it and why. */
export function CheckNotes({ check, slug }: { readonly check: CheckFacts; readonly slug: string }) {
  const href = useHref()
  const seed = check.varies ? READ_SEED : null
  const address = `${scenePath(slug, check.step)}${seed === null ? '' : `&seed=${seed}`}`
  return (
    <div className={css.check} data-check={check.id}>
      <h3>{check.title}</h3>
      <p className={teach.soft}>
        {copy.checkKind[check.kind]}; {check.varies ? copy.varies : copy.same}. <a href={href(address)}>{copy.openCheck(seed)}</a>
      </p>
      <p>
        <RichText of={check.task} />
      </p>
      {check.question.length > 0 && (
        <p>
          <b>
            <RichText of={check.question} />
          </b>
        </p>
      )}
      {check.parts.length > 0 && (
        <>
          <p>{copy.met}</p>
          <ul>
            {check.parts.map((part, index) => (
              <li key={index}>
                <RichText of={part} />
              </li>
            ))}
          </ul>
        </>
      )}
      {check.options.length > 0 && (
        <>
          <p>{copy.options}</p>
          <ul>
            {check.options.map((option) => (
              <li key={option}>{option}</li>
            ))}
          </ul>
        </>
      )}
      <details>
        <summary>{copy.solution}</summary>
        <Moves check={check} />
        <p>
          <RichText of={check.solution} />
        </p>
        <p>
          <b>{copy.hint}</b> <RichText of={check.hint} />
        </p>
      </details>
    </div>
  )
}

function Moves({ check: { kind, moves } }: { readonly check: CheckFacts }) {
  if (kind !== 'goal' && kind !== 'order' && moves.length === 1) {
    return (
      <p>
        <b>{copy.answer}</b> {moves[0]?.to}
      </p>
    )
  }
  return (
    <ol className={css.moves}>
      {moves.map((move, index) => (
        <li key={index}>
          <OneMove move={move} />
          {move.why !== undefined && <span className={teach.soft}> {move.why}</span>}
        </li>
      ))}
    </ol>
  )
}

function OneMove({ move: { control, to } }: { readonly move: Move }) {
  if (control === '') return to
  if (to === '') return copy.press(control)
  return (
    <>
      {copy.set(control)} {to.includes('\n') || to.length > 60 ? <pre className={css.text}>{to}</pre> : <code>{to}</code>}
    </>
  )
}
