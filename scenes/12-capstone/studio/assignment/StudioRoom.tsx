import { useEffect, useRef, useState } from 'react'
import buttons from '../../../../src/lesson/ui/buttons.module.css'
import { formatText } from '../../../../src/stage/prose/message.ts'
import type { Assignment } from '../../../../src/verifier/assignment/assignment.ts'
import { fromAssignmentLink, holdsAssignment } from '../../../../src/verifier/assignment/link.ts'
import { looksLikeAssignment, readAssignment } from '../../../../src/verifier/assignment/read.ts'
import notice from '../LinkNotice.module.css'
import { Studio, type StudioProps } from '../Studio.tsx'
import { forget } from '../useLink.ts'
import { words } from './copy.en.ts'
import { deskOf, loadCurrent, saveCurrent, type Desk } from './desk.ts'

const storage = () => window.localStorage

/** What a link to an assignment came to. */
type Arrival = { readonly kind: 'none' | 'reading' } | { readonly kind: 'broken'; readonly problems: readonly string[] }

/** The studio with the learner's own desk, or with that of an assignment: either knows nothing of the other's work. */
export function StudioRoom(props: StudioProps) {
  const { link } = props
  const [desk, setDesk] = useState<Desk | null>(() => deskOr(loadCurrent(storage)))
  const [left, setLeft] = useState<string | null>(null)
  const brought = holdsAssignment(link)
  const [arrival, setArrival] = useState<Arrival>({ kind: brought ? 'reading' : 'none' })
  const room = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!brought) return
    let wanted = true
    void fromAssignmentLink(link).then((read) => {
      if (!wanted) return
      if (!read.ok) return setArrival({ kind: 'broken', problems: read.problems })
      setDesk(deskOf(read.assignment))
      setLeft(null)
      setArrival({ kind: 'none' })
      // Where nothing can be kept, the address keeps it.
      if (saveCurrent(storage, read.assignment)) forget(link)
    })
    return () => {
      wanted = false
    }
  }, [brought, link])
  /** An assignment's file, chosen where configurations are imported, is opened for what it is. */
  const openFile = (text: string): readonly string[] | null => {
    if (!looksLikeAssignment(text)) return null
    const read = readAssignment(text)
    if (!read.ok) return read.problems
    setDesk(deskOf(read.assignment))
    setLeft(null)
    saveCurrent(storage, read.assignment)
    return []
  }
  const leave = () => {
    saveCurrent(storage, null)
    forget(link)
    setLeft(desk?.assignment.name ?? null)
    setDesk(null)
  }
  useEffect(() => {
    // What was pressed is gone.
    if (left !== null) room.current?.querySelector<HTMLElement>('h3[tabindex]')?.focus()
  }, [left])
  if (arrival.kind === 'reading') return <p className={notice.notice}>{words.reading}</p>
  return (
    <div ref={room}>
      {arrival.kind === 'broken' && (
        <section className={notice.notice} data-kind="broken" role="alert">
          <h3>{words.broken}</h3>
          <ul>
            {arrival.problems.map((problem, index) => (
              <li key={index}>{problem}</li>
            ))}
          </ul>
          <p>{words.untouched}</p>
          <p className={notice.buttons}>
            <button
              type="button"
              className={buttons.plain}
              onClick={() => {
                forget(link)
                setArrival({ kind: 'none' })
              }}
            >
              {words.close}
            </button>
          </p>
        </section>
      )}
      {left !== null && (
        <p className={notice.notice} role="status">
          {formatText(words.left, { name: left })}
        </p>
      )}
      <Studio key={desk?.slot ?? 'own'} {...props} link={brought ? '' : link} desk={desk} onLeave={leave} onOtherFile={openFile} />
    </div>
  )
}

function deskOr(assignment: Assignment | null): Desk | null {
  return assignment && deskOf(assignment)
}
