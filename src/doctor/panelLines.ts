/**
 * What network panels copy: a general part with words of their own for address, method and status, headings, and names and values on
 * lines by turns, without colons. In: lines. Out: the same lines as `name: value`, and what a line of the general part says.
 */

const LABEL = /^(request url|request method|status code|remote address|referrer policy)(?::[ \t]*(.*))?$/i
const HEADING = /^(general|response headers|request headers)(?:[ \t]*\(.*\))?:?$/i
const NAME = /^:?[a-z][a-z0-9-]*:?$/i
const WHOLE = /^:?[\w-]+:[ \t]*\S/

/** Names that show that names stand on lines of their own; one of them is enough. */
const TELLING = new Set(['cache-control', 'cdn-cache-control', 'age', 'date', 'etag', 'expires', 'last-modified', 'vary', 'content-type', 'content-length', 'content-encoding', 'server', 'set-cookie', ':status', ':method', ':path', ':authority', 'accept', 'user-agent'])

/** Joins names with the values on the lines after them; null: the line has become part of the one before. */
export function pairedLines(lines: readonly string[]): readonly (string | null)[] {
  const joined: (string | null)[] = [...lines]
  let from = 0
  for (let at = 0; at <= lines.length; at += 1) {
    const line = lines[at]
    if (line !== undefined && line.trim() !== '' && !HEADING.test(line.trim())) continue
    joinRun(joined, lines, from, at)
    from = at + 1
  }
  return joined
}

function joinRun(joined: (string | null)[], lines: readonly string[], from: number, to: number): void {
  const names: number[] = []
  let telling = false
  for (let at = from; at < to; at += 2) {
    const name = (lines[at] ?? '').trim()
    const label = LABEL.exec(name)
    // A general part may have its values on the same line, with the fields by turns after it.
    if (label?.[2] !== undefined && label[2] !== '') {
      at -= 1
      continue
    }
    if ((label === null && !NAME.test(name)) || at + 1 >= to) return
    telling ||= label !== null || TELLING.has(name.toLowerCase().replace(/(?<=.):$/, ''))
    // After an empty field stands the next field, not its value.
    if (name.endsWith(':') && WHOLE.test(lines[at + 1] ?? '') && !/^[a-z]+:\/\//i.test(lines[at + 1] ?? '')) return
    names.push(at)
  }
  if (!telling) return
  for (const at of names) {
    joined[at] = `${(lines[at] ?? '').trim().replace(/:$/, '')}: ${(lines[at + 1] ?? '').trim()}`
    joined[at + 1] = null
  }
}

export type PanelLine =
  | { readonly kind: 'heading'; readonly of: 'general' | 'request' | 'response' }
  | { readonly kind: 'url' | 'method' | 'other'; readonly value: string }
  | { readonly kind: 'status'; readonly value: number }

/** What a line of a panel says that is no header field; null: it is none of a panel's own. */
export function panelLineOf(line: string): PanelLine | null {
  const heading = HEADING.exec(line.trim())?.[1]?.toLowerCase()
  if (heading !== undefined) return { kind: 'heading', of: heading === 'general' ? 'general' : heading.startsWith('request') ? 'request' : 'response' }
  const [, label, value = ''] = LABEL.exec(line.trim()) ?? []
  if (label === undefined) return null
  switch (label.toLowerCase()) {
    case 'request url':
      return { kind: 'url', value }
    case 'request method':
      return { kind: 'method', value: value.toUpperCase() }
    case 'status code': {
      const status = /^\d{3}\b/.exec(value)?.[0]
      return status === undefined ? { kind: 'other', value } : { kind: 'status', value: Number(status) }
    }
    default:
      return { kind: 'other', value }
  }
}
