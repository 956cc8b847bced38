import buttons from '../../../../src/lesson/ui/buttons.module.css'
import { formatText } from '../../../../src/stage/prose/message.ts'
import { form as formWords, panel as words } from '../copy.en.ts'
import { formOf, type Design } from '../design.ts'
import { problemsWithin } from './FormContext.ts'
import type { Row } from './RouteList.tsx'
import { routeName } from './RouteRow.tsx'

interface Props {
  readonly design: Design
  readonly onGo: (to: Row | 'shield') => void
}

/** Which routes hold the problems of the text, and the way there: they may be folded, and far below. Nothing where the form can't show them. */
export function ProblemPlaces({ design, onGo }: Props) {
  const { document, live } = formOf(design)
  const holds = (keys: readonly (string | number)[]) => problemsWithin(design.problems, keys).length > 0
  const places: readonly (readonly [to: Row | 'shield', name: string])[] = [
    ...(holds(['shield']) ? [['shield', formWords.shield.label] as const] : []),
    ...(document.routes ?? []).flatMap(({ name }, index) => (holds(['routes', index]) ? [[index, routeName(name)] as const] : [])),
    ...(holds(['default']) ? [['default', formWords.default] as const] : []),
  ]
  if (!live || places.length === 0) return null
  return (
    <>
      {formatText(words.problemsIn, { count: places.length })}{' '}
      {places.map(([to, name]) => (
        <button key={to} type="button" className={buttons.quiet} onClick={() => onGo(to)}>
          {name}
        </button>
      ))}
    </>
  )
}
