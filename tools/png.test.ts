import { crc32, deflateSync, inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { repacked } from './png.mjs'

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

function chunk(type: string, data: Buffer): Buffer {
  const out = Buffer.alloc(data.length + 12)
  out.writeUInt32BE(data.length)
  out.write(type, 4, 'latin1')
  data.copy(out, 8)
  out.writeUInt32BE(crc32(out.subarray(4, 8 + data.length)), 8 + data.length)
  return out
}

/** @param lines each with its filter in front */
function png(width: number, lines: readonly (readonly number[])[], colourType = 2): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(lines.length, 4)
  header.set([8, colourType, 0, 0, 0], 8)
  // Stored and not packed, so that packing gains.
  const pixels = deflateSync(Buffer.from(lines.flat()), { level: 0 })
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('tEXt', Buffer.alloc(100)), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

/** The lines of a PNG with one IDAT, after IHDR's 25 bytes. */
function linesOf(file: Buffer): number[] {
  const at = SIGNATURE.length + 25
  expect(file.toString('latin1', at + 4, at + 8)).toBe('IDAT')
  return [...inflateSync(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)))]
}

describe('a screenshot, packed tighter', () => {
  it.each([
    ['none', 0, [7, 8, 9, 1, 2, 3]],
    ['sub', 1, [7, 8, 9, 8, 10, 12]],
    ['up', 2, [17, 28, 39, 11, 22, 33]],
    ['average', 3, [12, 18, 24, 12, 21, 30]],
    ['Paeth', 4, [17, 28, 39, 18, 30, 42]],
  ])('undoes the filter "%s" (PNG specification §9.2)', (_name, filter, second) => {
    const file = png(2, [[0, 10, 20, 30, 10, 20, 30], [filter, 7, 8, 9, 1, 2, 3]])
    expect(linesOf(repacked(file))).toEqual([0, 10, 20, 30, 10, 20, 30, 0, ...second])
    expect(repacked(file).length).toBeLessThan(file.length)
  })

  it('counts past 255 from 0', () => {
    expect(linesOf(repacked(png(2, [[1, 200, 0, 255, 100, 0, 2]])))).toEqual([0, 200, 0, 255, 44, 0, 1])
  })

  it('leaves a picture that is packed well already', () => {
    const once = repacked(png(1, [[0, 1, 2, 3]]))
    expect(repacked(once)).toBe(once)
  })

  it('refuses other kinds of PNG', () => {
    expect(() => repacked(png(1, [[0, 1]], 3))).toThrow('Only PNGs with 8 bits a channel')
  })
})
