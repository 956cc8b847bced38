/** Words of the plate that draws networks. */
import { count, milliseconds } from './plates.en.ts'

export const networksCopy = {
  name: 'World map of the networks',
  kinds: { 'tier-1': 'tier-1 network', transit: 'transit network', eyeball: 'ISP', 'cdn-pop': 'POP', resolver: 'public resolver' },
  door: (pop: string): string => `→ ${pop}`,
  doorTook: (pop: string, ms: number): string => `→ ${pop} · ${milliseconds(ms)}`,
  noDoor: 'no route',
  noAnswer: 'no answer',
  closed: 'closed',
  perSecond: (rate: number): string => `${count(rate)}/s`,
  over: (rate: number): string => `${count(rate)}/s, too much`,
  working: 'deciding',
  /** As much room as a second line is kept. */
  room: '→ São Paulo · 999 ms',
} as const
