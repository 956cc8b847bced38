import { useEffect, useRef, useState } from 'react'
import { figureOf } from '../../../../src/verifier/assertion.ts'
import { assertionWords, en, probeWords } from '../../../../src/verifier/copy/en.ts'
import { boundText, figureBeside } from '../../../../src/verifier/report/figures.ts'
import type { Verdict } from '../../../../src/verifier/report/report.ts'
import buttons from '../../../../src/lesson/ui/buttons.module.css'
import { formatText } from '../../../../src/stage/prose/message.ts'
import type { Play } from '../../play.ts'
import type { Resource } from '../../designer/index.ts'
import { concernedBy } from '../concerned.ts'
import { objectives as objectiveWords, report as words } from '../copy.en.ts'
import { Mark } from '../Mark.tsx'
import { SceneLink, type TaughtBy } from '../SceneLink.tsx'
import type { Verified } from '../useVerification.ts'
import styles from './Failure.module.css'
import { Story } from './Story.tsx'

interface Props {
  readonly verdict: Verdict
  readonly verified: Verified
  readonly firstOpen: boolean
  readonly taughtBy: TaughtBy
  readonly isPlaying: (play: Play) => boolean
  readonly onPlay: (play: Play) => void
  readonly onGo: (to: GoTo) => void
}

/** Where a fix is made. */
export type GoTo = Resource | 'shield'

/** An objective that isn't met: the figure beside the bound, the smallest counter-example, and help in two steps, a hint before a fix. */
export function Failure({ verdict, verified, firstOpen, taughtBy, isPlaying, onPlay, onGo }: Props) {
  const [open, setOpen] = useState(firstOpen)
  // What was opened once stays there, with the help that was asked for.
  const [seen, setSeen] = useState(firstOpen)
  const { assertion } = verdict
  const { label, measures } = assertionWords(assertion.id)
  return (
    <details
      className={styles.failure}
      open={open}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open)
        if (currentTarget.open) setSeen(true)
      }}
      data-failure={assertion.id}
    >
      <summary>
        <Mark state="failed" />
        <span className={styles.name}>
          <b>{label}</b> <span className={styles.workload}>{en[assertion.subject.workload].name}</span>
        </span>
      </summary>
      {seen && (
        <div className={styles.body}>
          <Beside verdict={verdict} />
          <p className={styles.measures}>{measures}</p>
          <Example verdict={verdict} verified={verified} />
          <div className={styles.acts}>
            <PlayButton verdict={verdict} verified={verified} isPlaying={isPlaying} onPlay={onPlay} />
            <Help verdict={verdict} onGo={onGo} />
          </div>
          <p>
            <SceneLink scene={assertion.scene} taughtBy={taughtBy} words={(number, title) => formatText(title === '' ? words.taughtShut : words.taught, { number, title })} />
          </p>
        </div>
      )}
    </details>
  )
}

export function Beside({ verdict: { assertion, value } }: { readonly verdict: Verdict }) {
  return <p className={styles.beside}>{formatText(words.beside, { figure: figureBeside(value, figureOf(assertion.bound), assertion.unit), bound: boundText(assertion.bound, assertion.unit) })}</p>
}

interface ExampleProps extends Pick<Props, 'verdict' | 'verified'> {
  /** Nothing is folded away: for paper. */
  readonly whole?: boolean
}

/** The requests that show the fault, and which trial they are of where it isn't the objective's own. */
export function Example({ verdict: { assertion, counterexample }, verified, whole = false }: ExampleProps) {
  if (!counterexample) return <p>{words.noExample}</p>
  const { document, seed } = verified
  const { probe, requests } = counterexample
  return (
    <>
      {probe !== assertion.subject.probe && (
        <>
          <p>{formatText(words.witness, { probe: probeWords(probe).name })}</p>
          <details className={styles.how} open={whole}>
            <summary>{objectiveWords.howOne}</summary>
            <p>{probeWords(probe).does}</p>
          </details>
        </>
      )}
      <p>{formatText(words.example, { count: requests })}</p>
      <Story counterexample={counterexample} assertion={assertion} document={document} seed={seed} withFields={!whole} />
    </>
  )
}

function PlayButton({ verdict: { assertion, counterexample }, verified: { document, seed }, isPlaying, onPlay }: Pick<Props, 'verdict' | 'verified' | 'isPlaying' | 'onPlay'>) {
  if (!counterexample) return null
  const { probe, inputs } = counterexample
  const play: Play = { document, probe, seed, inputs, objective: assertion.id }
  const plays = isPlaying(play)
  return (
    <button type="button" className={buttons.plain} aria-pressed={plays} onClick={() => onPlay(play)}>
      {plays ? words.playing : words.play}
    </button>
  )
}

/** The fix comes after the hint, and only when it is asked for. */
function Help({ verdict: { assertion, counterexample }, onGo }: Pick<Props, 'verdict' | 'onGo'>) {
  const [step, setStep] = useState<0 | 1 | 2>(0)
  const { hint, fix } = assertionWords(assertion.id)
  const { resources, shield } = concernedBy(assertion, counterexample)
  const last = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    // What was pressed is gone.
    if (step === 2) last.current?.focus()
  }, [step])
  return (
    <>
      {step < 2 && (
        <button type="button" className={buttons.quiet} onClick={() => setStep(step === 0 ? 1 : 2)}>
          {step === 0 ? words.hint : words.fix}
        </button>
      )}
      <div className={styles.help}>
        <div aria-live="polite">
          {step > 0 && (
            <p>
              <b>{words.hint}.</b> {hint}
            </p>
          )}
        </div>
        {step > 1 && (
          <>
            <p ref={last} tabIndex={-1}>
              <b>{words.fix}.</b> {fix}
            </p>
            <div className={styles.go}>
              <span>{words.go}</span>
              {shield && (
                <button type="button" className={buttons.quiet} onClick={() => onGo('shield')}>
                  {words.goShield}
                </button>
              )}
              {resources.map((resource) => (
                <button key={resource.id} type="button" className={buttons.quiet} onClick={() => onGo(resource)}>
                  {resource.label}
                </button>
              ))}
            </div>
          </>
        )}
      </div>
    </>
  )
}
