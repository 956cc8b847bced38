import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { OBJECTIVES } from '../src/verifier/objectives.ts'
import { PROBES } from '../src/verifier/probes/all.ts'
import { tables } from '../src/verifier/report/tables.ts'
import { docsFile, withParts } from './verify-docs.mjs'

const text = readFileSync(docsFile, 'utf8')

describe('docs/verify.md', () => {
  it('says what the verifier demands and does today (npm run verify:docs writes it)', () => expect(withParts(text, tables())).toBe(text))

  it('names every objective and every probe', () => {
    for (const { id } of [...OBJECTIVES, ...PROBES]) expect(text, id).toContain(`\`${id}\``)
  })

  it('shows a file of bounds that is taken', () => {
    const [, example = ''] = /```json\n(\{\s*"static\.deploy"[\s\S]*?)```/.exec(text) ?? []
    const known = OBJECTIVES.map(({ id }) => String(id))
    expect(Object.keys(JSON.parse(example) as object).filter((id) => !known.includes(id))).toEqual([])
  })
})

describe('parts of a document', () => {
  it('stand between their marks, whatever stood there', () => {
    const once = withParts('a\n<!-- x -->old<!-- /x -->\nb', { x: 'new' })
    expect(once).toBe('a\n<!-- x -->\n\nnew\n\n<!-- /x -->\nb')
    expect(withParts(once, { x: 'new' })).toBe(once)
  })

  it('need a place', () => expect(() => withParts('a', { x: 'new' })).toThrow('no place for "x"'))
})
