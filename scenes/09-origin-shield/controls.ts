/** What a learner can do: send readers, move the shield, say what happens when it fails, and what the page says of itself. */
import type { Control } from '../../src/lesson/scene.ts'
import type { WorldInput } from '../../src/world/spec.ts'
import { CITY_ORDER, LANGUAGES, NEIGHBOURS, PAGE, PAGES, SHIELD_PLACES, visit, type ShieldSettings } from './world.ts'

/** After the press, so that what is on the stage at that moment stays as it is. */
const SOON_MS = 1

export const controls: Readonly<Record<string, Control<ShieldSettings>>> = {
  'ask-all': { kind: 'act', inputs: ({ atMs, trial }) => CITY_ORDER.map((city) => visit(city, atMs + SOON_MS, trial.settings)) },
  'ask-sydney': { kind: 'act', inputs: ({ atMs, trial }) => [visit('sydney', atMs + SOON_MS, trial.settings)] },
  'ask-street': { kind: 'act', inputs: ({ atMs }) => NEIGHBOURS.map((user): WorldInput => ({ type: 'request', atMs: atMs + SOON_MS, user, url: PAGE })) },
  shield: { kind: 'choice', setting: 'shield', options: SHIELD_PLACES },
  failover: { kind: 'switch', setting: 'failover' },
  page: { kind: 'choice', setting: 'page', options: PAGES.filter((page) => page !== 'short') },
  languages: { kind: 'choice', setting: 'languages', options: LANGUAGES.filter((languages) => languages !== 'one') },
}
