/** Connections that are open: what the log's events leave standing. */
import type { LogEvent } from '../world/log.ts'

/**
 * Links `from→to` after an event. A connection ends where its user forgets hers, where it is refused, and with the machine at
 * either of its ends.
 * @returns the same list where the event tells of nothing of the kind
 */
export function connectionsAfter(open: readonly string[], event: LogEvent): readonly string[] {
  switch (event.type) {
    case 'connected': {
      const link = `${event.from}→${event.to}`
      return open.includes(link) ? open : [...open, link]
    }
    case 'went-cold':
      return open.filter((link) => !link.startsWith(`browser:${event.user}→`))
    case 'connection-reset':
      return open.filter((link) => link !== `browser:${event.user}→pop:${event.pop}`)
    case 'pop-failed':
      return open.filter((link) => !link.split('→').includes(event.node))
    case 'origin-failed':
      return event.how === 'refuse' ? open.filter((link) => !link.endsWith('→origin')) : open
    default:
      return open
  }
}
