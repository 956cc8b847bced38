import { describe, expect, it } from 'vitest'
import { createJournal } from './journal.ts'

describe('the journal of removals', () => {
  it('tells the newest removal of each kind under any of the names, after a step', () => {
    const journal = createJournal()
    journal.write(3, 'purged', 'url a')
    journal.write(5, 'marked', 'tag t')
    journal.write(7, 'purged', 'tag t')
    expect(journal.since(2, ['url a', 'tag t', 'tag u'])).toEqual({ purged: 7, invalidated: 0, marked: 5 })
    expect(journal.since(3, ['url a'])).toBeNull()
    expect(journal.since(6, ['url a', 'tag t'])).toEqual({ purged: 7, invalidated: 0, marked: 0 })
  })

  it('holds one entry a name and kind, and forgets from the oldest on', () => {
    const journal = createJournal()
    journal.write(1, 'purged', 'a')
    journal.write(2, 'purged', 'b')
    journal.write(3, 'purged', 'a')
    expect(journal.size()).toBe(2)
    journal.forgetUpTo(2)
    expect(journal.since(0, ['a', 'b'])).toEqual({ purged: 3, invalidated: 0, marked: 0 })
    expect(journal.size()).toBe(1)
    journal.forgetUpTo(Infinity)
    expect(journal.size()).toBe(0)
  })
})
