/** What a learner can do: open pages, send purges, and turn what a purge meets. */
import type { Control } from '../../src/lesson/scene.ts'
import { HOME, PRODUCT } from './pages.ts'
import { purge } from './scripts.ts'
import { STRATEGIES, TAGS, visit, type PurgeSettings, type SceneCity } from './world.ts'

/** After the press, so that what is on the stage at that moment stays as it is. */
const SOON_MS = 1

const open = (city: SceneCity, url: string): Control<PurgeSettings> => ({ kind: 'act', inputs: ({ atMs }) => [visit(city, url, atMs + SOON_MS)] })
const send = (selector: (settings: PurgeSettings) => Parameters<typeof purge>[0]): Control<PurgeSettings> => ({ kind: 'act', inputs: ({ atMs, trial: { settings } }) => [purge(selector(settings), atMs + SOON_MS, settings)] })
const strategy = (setting: 'styles' | 'prices' | 'home' | 'stock'): Control<PurgeSettings> => ({ kind: 'choice', setting, options: STRATEGIES })

export const controls: Readonly<Record<string, Control<PurgeSettings>>> = {
  'open-product': open('tokyo', PRODUCT),
  'open-home': open('sydney', HOME),
  'purge-home': send(() => ({ by: 'url', url: HOME })),
  'purge-tag': send(({ tag }) => ({ by: 'tag', tags: [tag] })),
  'purge-all': send(() => ({ by: 'everything' })),
  rate: { kind: 'range', setting: 'rate', min: 10, max: 200, step: 10 },
  tag: { kind: 'choice', setting: 'tag', options: TAGS },
  network: { kind: 'choice', setting: 'network', options: ['light', 'slow'] },
  mode: { kind: 'choice', setting: 'mode', options: ['hard', 'soft'] },
  parts: { kind: 'choice', setting: 'parts', options: ['one', 'ten'] },
  journal: { kind: 'switch', setting: 'journal' },
  name: { kind: 'choice', setting: 'styles', options: ['url', 'version'] },
  styles: strategy('styles'),
  prices: strategy('prices'),
  home: strategy('home'),
  stock: strategy('stock'),
}
