/** Bodies whose content handle is the text that they stand for, one character a byte. */
import { bodyRuns } from './body.ts'
import type { Body } from './message.ts'

export function textBody(text: string): Body {
  return { lengthBytes: text.length, content: text }
}

/** What an adapter would write out for the body. */
export function readBody(body: Body): string {
  return bodyRuns(body).map(({ content, firstByte, lastByte }) => String(content).slice(firstByte, lastByte + 1)).join('')
}
