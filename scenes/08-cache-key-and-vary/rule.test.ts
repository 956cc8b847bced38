import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePolicy } from '../../src/engine/policy/document.ts'
import { documentOf, isIn, moved, rulesOf, written, WHOLE_QUERY, type Tile } from './rule.ts'

const TILES: readonly Tile[] = ['parameter:width', 'parameter:utm_*', 'parameter:gclid', 'others', 'header:accept-language', 'cookie:session', 'few:accept-encoding', 'few:accept-language', 'few:user-agent', 'drop:x-forwarded-host', 'ignore:cookie']
const press = (text: string, ...tiles: readonly Tile[]) => written(tiles.reduce((rules, tile) => moved(rules, tile, TILES), rulesOf(text)))

describe('tiles and document', () => {
  it('whatever is pressed, the document is a valid one, and only the tile that was pressed has moved', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...TILES), { maxLength: 14 }), fc.constantFrom(...TILES), (before, last) => {
        const text = press(WHOLE_QUERY, ...before)
        const after = press(text, last)
        const read = parsePolicy(after)
        expect(read).toMatchObject({ ok: true })
        for (const tile of TILES) expect(isIn(rulesOf(after), tile), tile).toBe(isIn(rulesOf(text), tile) !== (tile === last))
        expect(press(after, last)).toBe(text)
      }),
    )
  })

  it('writes include and exclude lists as an operator would', () => {
    expect(documentOf(press(WHOLE_QUERY, 'parameter:gclid')).default?.key?.query).toEqual({ exclude: ['gclid'] })
    expect(documentOf(press(WHOLE_QUERY, 'parameter:gclid', 'parameter:utm_*', 'others')).default?.key?.query).toEqual({ include: ['width'] })
    expect(documentOf(press(WHOLE_QUERY, 'parameter:gclid', 'parameter:utm_*', 'parameter:width', 'others')).default?.key?.query).toBe('none')
  })
})
