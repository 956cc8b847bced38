import { useEffect, useState } from 'react'
import { codeCopy as copy } from '../copy/explain.en.ts'
import { formatText } from '../prose/message.ts'
import { reasonFor } from '../requests/reasons.ts'
import { CodeLines } from './CodeLines.tsx'
import styles from './CodePane.module.css'
import type { LitSource } from './source.ts'
import { light, type CodeStep } from './steps.ts'

interface Props {
  readonly step: CodeStep
  readonly load: (file: string) => Promise<LitSource>
}

/** The functions of one rule that decided, lit, and under them the reasons in words. */
export function StepCode({ step, load }: Props) {
  const source = useSource(step.file, load)
  if (source === 'loading') return <p className={styles.quiet}>{copy.loading}</p>
  if (source === 'failed') return <p role="alert" className={styles.quiet}>{formatText(copy.failed, { file: step.file })}</p>
  const { functions, missing } = light(source, step.decisions)
  return (
    <>
      {functions.map((lit) => (
        <CodeLines key={lit.span.fromLine} source={source} file={step.file} lit={lit} />
      ))}
      {missing.map((rung) => (
        <p key={rung} className={styles.quiet}>{formatText(copy.missing, { file: step.file, rung })}</p>
      ))}
      {reasonsIn(step).map((sentence) => (
        <p key={sentence} className={styles.reason}>{sentence}</p>
      ))}
    </>
  )
}

/** A sentence for each rung that decided, with the figures of its first time. */
function reasonsIn(step: CodeStep): readonly string[] {
  const firsts = new Map(step.decisions.toReversed().map((decision) => [decision.because, decision]))
  return [...firsts.values()].toReversed().map(({ because, inputs }) => reasonFor(because, inputs))
}

function useSource(file: string, load: (file: string) => Promise<LitSource>): LitSource | 'loading' | 'failed' {
  const [source, setSource] = useState<LitSource | 'loading' | 'failed'>('loading')
  useEffect(() => {
    let wanted = true
    load(file).then(
      (loaded) => wanted && setSource(loaded),
      () => wanted && setSource('failed'),
    )
    return () => {
      wanted = false
    }
  }, [file, load])
  return source
}
