import { useEffect, useState } from 'react'
import { saveJson } from '../../../stage/handOut.ts'
import { assignmentText, type Assignment } from '../../../verifier/assignment/assignment.ts'
import { toAssignmentLink } from '../../../verifier/assignment/link.ts'
import button from '../../shell/Button.module.css'
import css from './AssignmentBuilder.module.css'
import { ASSIGNMENT_FILE, copy, GRADING } from './copy.en.ts'
import { CopyText } from './CopyText.tsx'

/** Longer ones are broken by some mail programs. */
const LONG = 2_000

interface Props {
  readonly assignment: Assignment
  /** Absolute. */
  readonly studio: string
}

/** What an instructor gives out, and what they grade with. */
export function Handout({ assignment, studio }: Props) {
  const [fragment, setFragment] = useState<{ readonly of: Assignment; readonly text: string } | null>(null)
  useEffect(() => {
    let wanted = true
    void toAssignmentLink(assignment).then((text) => wanted && setFragment({ of: assignment, text }))
    return () => {
      wanted = false
    }
  }, [assignment])
  const link = fragment?.of === assignment ? studio + fragment.text : ''
  return (
    <>
      <CopyText label={copy.give.link} text={link} act={copy.give.copyLink} rows={4} />
      {link.length > LONG && <p className={css.help}>{copy.give.long(link.length)}</p>}
      <p className={css.row}>
        <a href={link === '' ? undefined : link} target="_blank" rel="noopener">
          {copy.give.preview}
        </a>
      </p>
      <CopyText label={copy.give.command} text={GRADING} act={copy.give.copyCommand} rows={2} />
      <p className={css.help}>{copy.give.about}</p>
      <p>
        <button type="button" className={button.main} onClick={() => saveJson(`${assignmentText(assignment, 2)}\n`, ASSIGNMENT_FILE)}>
          {copy.give.download}
        </button>
      </p>
    </>
  )
}
