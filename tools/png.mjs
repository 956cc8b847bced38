/**
 * Packs a screenshot tighter, without loss. Browsers write PNG fast and filter every line; flat drawings with many equal lines are
 * smaller unfiltered. In and out: a PNG with 8 bits a channel, RGB or RGBA, not interlaced (PNG specification §9, §11.2).
 * Needs Node 20.15 (crc32).
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE_BYTES = 8
/** Colour type of IHDR → bytes a pixel. */
const CHANNELS = new Map([[2, 3], [6, 4]])

/**
 * @param {Buffer} png
 * @returns {Buffer} the same picture; `png` itself when that is smaller
 * @throws {Error} when the file is of another kind
 */
export function repacked(png) {
  const chunks = chunksOf(png)
  const header = chunks.find(({ type }) => type === 'IHDR')?.data
  const bytesAPixel = CHANNELS.get(header?.[9] ?? -1)
  if (!header || header[8] !== 8 || bytesAPixel === undefined || header[12] !== 0) throw new Error('Only PNGs with 8 bits a channel, in colour and not interlaced, are packed here. Take the screenshot anew.')
  const lines = unfiltered(inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data))), header.readUInt32BE(0) * bytesAPixel, bytesAPixel)
  const kept = [chunk('IHDR', header), chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })), chunk('IEND', Buffer.alloc(0))]
  const packed = Buffer.concat([png.subarray(0, SIGNATURE_BYTES), ...kept])
  return packed.length < png.length ? packed : png
}

/** @param {Buffer} png */
function chunksOf(png) {
  const chunks = []
  for (let at = SIGNATURE_BYTES; at < png.length; ) {
    const length = png.readUInt32BE(at)
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return chunks
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

/** Each line without its filter, and 0 in front for "none". @param {Buffer} raw @param {number} lineBytes @param {number} bytesAPixel */
function unfiltered(raw, lineBytes, bytesAPixel) {
  const out = Buffer.alloc(raw.length)
  for (let start = 0; start < raw.length; start += lineBytes + 1) {
    const filter = raw[start]
    for (let at = start + 1; at <= start + lineBytes; at += 1) {
      const inside = at > start + bytesAPixel
      const left = inside ? out[at - bytesAPixel] : 0
      const above = start > 0 ? out[at - lineBytes - 1] : 0
      const corner = inside && start > 0 ? out[at - lineBytes - 1 - bytesAPixel] : 0
      out[at] = raw[at] + [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter]
    }
  }
  return out
}

/** @param {number} left @param {number} above @param {number} corner */
function paeth(left, above, corner) {
  const guess = left + above - corner
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((value) => Math.abs(guess - value))
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}
