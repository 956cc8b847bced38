import { describe, expect, it } from 'vitest'
import { RUNGS, type RungId } from '../../engine/rungs.ts'
import { functionAround, loadSource, type LitSource } from './source.ts'

const plain = (text: string): LitSource => ({ path: 'x.ts', lines: text.split('\n').map((line) => [[line, 'plain']]), markers: [] })

describe('every rung', () => {
  it.each(Object.entries(RUNGS))('%s: its line and the function around it are found in its file', async (id, { file }) => {
    const source = await loadSource(file)
    const lines = source.markers.filter((marker) => marker.id === (id as RungId)).map((marker) => marker.line)
    expect(lines).toHaveLength(1)
    const span = functionAround(source, lines[0]!)
    expect(span, `${id} stands in no function of ${file}`).not.toBeNull()
    expect(span!.untilLine - span!.fromLine).toBeLessThan(60)
  })
})

describe('functionAround', () => {
  const source = plain(['const x = 1', '', 'export function a(q: {', '  b: 1', '}) {', '  if (q) {', '    return 1', '  }', '}', '', 'const c = (d: 1) => {', '  return d', '}'].join('\n'))

  it('goes from the declaration to the brace that closes it', () => {
    expect(functionAround(source, 7)).toEqual({ name: 'a', fromLine: 3, untilLine: 9 })
    expect(functionAround(source, 12)).toEqual({ name: 'c', fromLine: 11, untilLine: 13 })
  })

  it('is null between functions', () => {
    expect(functionAround(source, 10)).toBeNull()
  })
})

it('says which file is not there', async () => {
  await expect(loadSource('gone.ts')).rejects.toThrow('No engine file gone.ts')
})
