import { formatMessage, parseMessage, type MessageNode } from './icu.ts'

/** Values of a message's slots. A plural needs a number; everything else may be formatted text. */
export type SlotValues = Readonly<Record<string, string | number>>

/** What stands for a figure that the run does not hold (yet). */
export const NO_FIGURE = '–'

const parsed = new Map<string, readonly MessageNode[]>()

/** @throws SyntaxError for a malformed message: a mistake in a copy file, caught by its tests. */
export function parsedMessage(message: string): readonly MessageNode[] {
  let nodes = parsed.get(message)
  if (!nodes) parsed.set(message, (nodes = parseMessage(message)))
  return nodes
}

/** Names of the slots and tags that a message uses. */
export function partsOf(message: string): { readonly slots: readonly string[]; readonly tags: readonly string[] } {
  const slots = new Set<string>()
  const tags = new Set<string>()
  const walk = (nodes: readonly MessageNode[]): void => {
    for (const node of nodes) {
      if (typeof node === 'string' || node.kind === 'number') continue
      if (node.kind === 'tag') {
        tags.add(node.name)
        walk(node.children)
      } else {
        slots.add(node.name)
        if (node.kind !== 'slot') Object.values(node.options).forEach(walk)
      }
    }
  }
  walk(parsedMessage(message))
  return { slots: [...slots], tags: [...tags] }
}

/** Gives every slot a value, so that a missing figure shows as a dash instead of breaking the page. */
export function fillSlots(message: string, values: SlotValues, missing: string = NO_FIGURE): SlotValues {
  const filled: Record<string, string | number> = { ...values }
  for (const slot of partsOf(message).slots) filled[slot] ??= missing
  return filled
}

/** The message as plain text: tags fall away, their words stay. For names, summaries and titles. */
export function formatText(message: string, values: SlotValues = {}, locale = 'en'): string {
  return formatMessage<string>(parsedMessage(message), fillSlots(message, values), (_tag, words) => words.join(''), locale).join('')
}

/** Milliseconds as people read them: "7.5 ms", "143 ms", "1.42 s". */
export function formatMs(ms: number): string {
  if (ms >= 1000) return `${trim(ms / 1000, 2)} s`
  return `${trim(ms, ms < 10 ? 1 : 0)} ms`
}

/** Seconds of age and lifetime: "48 s", "5 min", "24 h". */
export function formatSeconds(seconds: number): string {
  if (seconds >= 7200 && seconds % 3600 === 0) return `${seconds / 3600} h`
  if (seconds >= 300 && seconds % 60 === 0) return `${seconds / 60} min`
  return `${trim(seconds, 1)} s`
}

/** Bytes in decimal units: "512 B", "45.2 kB", "4 GB". */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${trim(value, value < 10 && unit > 0 ? 1 : 0)} ${units[unit]}`
}

/** Whole numbers with separators: "8,000". */
export function formatCount(count: number): string {
  return Math.round(count).toLocaleString('en')
}

/** A share of 1 in per cent: "92.1 %"; close to all or nothing as exactly as it takes to differ from it: "99.96 %". */
export function formatShare(share: number): string {
  const percent = share * 100
  const off = Math.min(percent, 100 - percent)
  const digits = off <= 0 ? 0 : Math.min(4, Math.max(1, Math.ceil(-Math.log10(off)) + 1))
  return `${trim(percent, digits)} %`
}

function trim(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)))
}
