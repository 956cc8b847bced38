import fc from 'fast-check'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { formatMessage, parseMessage, type MessageValues } from './icu.ts'

type Tagged = { readonly tag: string; readonly chunks: readonly unknown[] }

const ours = (message: string, values: MessageValues, tags: readonly string[] = []): unknown => {
  const known = new Set(tags)
  const out = formatMessage<Tagged | string>(parseMessage(message), values, (tag, chunks) => (known.has(tag) ? { tag, chunks } : `?${tag}`), 'en')
  return out.length === 1 ? out[0] : out
}

/** What the library whose format it is makes of the same. */
const theirs = (message: string, values: MessageValues, tags: readonly string[] = []): unknown => {
  const handlers = Object.fromEntries(tags.map((tag) => [tag, (chunks: unknown[]) => ({ tag, chunks })]))
  return new IntlMessageFormat(message, 'en').format<unknown>({ ...values, ...handlers } as never)
}

const TAGS = ['b', 'term-cache-key']

function orRefused(make: () => unknown): unknown {
  try {
    return make()
  } catch {
    return 'refused'
  }
}

/** Messages of all that copy files use, made up. */
const text = fc.array(fc.constantFrom('a', ' ', 'é', '–', '’', '.', "don't ", "''", "'{x}'", "'<x", '>', '< ', '/', '"', '='), { minLength: 0, maxLength: 5 }).map((parts) => parts.join(''))
const { message } = fc.letrec<{ message: string; piece: string }>((tie) => ({
  message: fc.array(tie('piece'), { maxLength: 4 }).map((pieces) => pieces.join('')),
  piece: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    text,
    fc.constantFrom('{n}', '{ word }', '{m}'),
    fc.tuple(fc.constantFrom(...TAGS), tie('message')).map(([tag, inside]) => `<${tag}>${inside}</${tag}>`),
    fc.tuple(fc.constantFrom('n', 'm'), tie('message'), tie('message')).map(([slot, one, other]) => `{${slot}, plural, =0 {none} one {#${one}} other {${other} # }}`),
    fc.tuple(tie('message'), tie('message')).map(([a, other]) => `{word, select, a {${a}} other {${other}}}`),
  ),
}))

describe('messages', () => {
  it('are set as the format’s own library sets them', () => {
    const values = fc.record({ n: fc.constantFrom(0, 1, 2, 1234, 1.5), m: fc.nat(3), word: fc.constantFrom('a', 'b', '<b>x</b>'), x: fc.constant('X') })
    fc.assert(
      fc.property(message, values, (some, filled) => {
        const expected = orRefused(() => theirs(some, filled, TAGS))
        // What is empty is an empty text there and no piece here.
        expect(orRefused(() => ours(some, filled, TAGS))).toEqual(expected === '' ? [] : expected)
      }),
      { numRuns: 1000 },
    )
  })

  it('put what is missing in place of a plural’s number', () => {
    expect(ours('{n, plural, one {# request} other {# requests}}', { n: '–' })).toBe('– requests')
  })

  it('take no word for an option that is none', () => {
    expect(ours('{word, select, a {A} other {rest}}', { word: 'constructor' })).toBe('rest')
  })

  it.each(['{n', '{n, plural, one {a}}', '{n, number}', '<b>a', '<b>a</i>', '<b>}</b>', '</b>', '{}', '{n, plural, one {a other {b}}'])('that are malformed are refused: %s', (malformed) => {
    expect(() => parseMessage(malformed)).toThrow(SyntaxError)
  })
})
