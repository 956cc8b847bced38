import { describe, expect, it } from 'vitest'
import { documentParts, withParts } from './document.ts'
import { EXPECTED_TO_FAIL } from './exceptions.ts'
import { suiteCases } from './suite/cases.ts'

const parts = { results: 'R', exceptions: 'E', scenes: 'S' }
const block = (name: string, content = '') => `<!-- conformance:${name} -->\n${content}<!-- /conformance:${name} -->`

describe('the page', () => {
  it('has its generated parts replaced and the rest left alone', () => {
    const page = ['before', block('results', 'old\n'), 'between', block('exceptions'), block('scenes'), 'after'].join('\n')
    const written = withParts(page, parts)
    expect(written).toBe(['before', block('results', 'R\n'), 'between', block('exceptions', 'E\n'), block('scenes', 'S\n'), 'after'].join('\n'))
    expect(withParts(written, parts)).toBe(written)
  })

  it('says which marker it lacks', () => expect(() => withParts(block('results'), parts)).toThrow('conformance:exceptions'))

  it('names every exception', () => {
    const { exceptions } = documentParts(suiteCases(), {}, [])
    for (const { cases } of EXPECTED_TO_FAIL) for (const id of cases) expect(exceptions).toContain(`\`${id}\``)
  })
})
