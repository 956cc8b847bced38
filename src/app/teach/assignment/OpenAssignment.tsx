import { useId, useRef, useState } from 'react'
import { fromAssignmentLink, isAnyLink } from '../../../verifier/assignment/link.ts'
import { MAX_ASSIGNMENT_CHARACTERS, readAssignment, type ReadAssignment } from '../../../verifier/assignment/read.ts'
import { focusAfter } from '../../focusAfter.ts'
import button from '../../shell/Button.module.css'
import css from './AssignmentBuilder.module.css'
import { copy } from './copy.en.ts'
import { draftOf, NEW_DRAFT, type Draft } from './draft.ts'

interface Props {
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
}

type Said = { readonly kind: 'done'; readonly text: string; readonly before: Draft } | { readonly kind: 'refused'; readonly problems: readonly string[] }

/** A character of UTF-8 has at most four bytes. */
const MAX_BYTES = MAX_ASSIGNMENT_CHARACTERS * 4

/** Goes on with an assignment that was made before, from its file or its link, or begins anew; either can be taken back. */
export function OpenAssignment({ draft, onDraft }: Props) {
  const id = useId()
  const link = useRef<HTMLTextAreaElement>(null)
  const back = useRef<HTMLButtonElement>(null)
  const [text, setText] = useState('')
  const [said, setSaid] = useState<Said | null>(null)
  const put = (next: Draft, words: string) => {
    setSaid({ kind: 'done', text: words, before: draft })
    onDraft(next)
  }
  const take = (read: ReadAssignment) => {
    if (!read.ok) return setSaid({ kind: 'refused', problems: read.problems })
    put(draftOf(read.assignment), copy.open.taken(read.assignment.name))
    setText('')
    focusAfter(() => back.current)
  }
  const takeFile = async (file: File | undefined) => {
    if (!file) return
    if (file.size > MAX_BYTES) return setSaid({ kind: 'refused', problems: [copy.open.tooLarge(file.name)] })
    try {
      take(await read(await file.text()))
    } catch {
      setSaid({ kind: 'refused', problems: [copy.open.unreadable(file.name)] })
    }
  }
  return (
    <details>
      <summary>{copy.open.title}</summary>
      <div className={css.part}>
        <div className={css.field}>
          <label htmlFor={`${id}-file`}>{copy.open.file}</label>
          <input
            id={`${id}-file`}
            type="file"
            accept="application/json,.json,text/plain"
            onChange={({ target }) => {
              void takeFile(target.files?.[0])
              // The same file may be chosen again.
              target.value = ''
            }}
          />
        </div>
        <div className={css.field}>
          <label htmlFor={`${id}-link`}>{copy.open.link}</label>
          <textarea ref={link} id={`${id}-link`} dir="ltr" className={css.code} rows={2} spellCheck={false} value={text} onChange={({ target }) => setText(target.value)} />
        </div>
        <div className={css.row}>
          <button type="button" className={button.button} disabled={text.trim() === ''} onClick={() => void read(text).then(take)}>
            {copy.open.take}
          </button>
          <button type="button" className={button.quiet} onClick={() => put(NEW_DRAFT, copy.open.emptied)}>
            {copy.open.anew}
          </button>
        </div>
        <div role="status">
          {said?.kind === 'done' && (
            <p className={css.row}>
              {said.text}
              <button
                ref={back}
                type="button"
                className={button.quiet}
                onClick={() => {
                  onDraft(said.before)
                  setSaid(null)
                  focusAfter(() => link.current)
                }}
              >
                {copy.open.back}
              </button>
            </p>
          )}
          {said?.kind === 'refused' && (
            <div className={css.problem}>
              <p>{copy.open.refused}</p>
              <ul>
                {said.problems.map((problem) => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
            </div>
          )}
        </div>
      </div>
    </details>
  )
}

/** A link, or the text of a file, which may hold a link, too. */
async function read(text: string): Promise<ReadAssignment> {
  return isAnyLink(text) ? fromAssignmentLink(text) : readAssignment(text)
}
