/** What a learner can do: send somebody, wait, deploy; and what can be turned. */
import type { Control } from '../../src/lesson/scene.ts'
import { CITY_ORDER, PICTURES, TTL_SECONDS, urlOf, visits, type EdgeSettings, type Picture, type SceneCity } from './world.ts'

type SceneControl = Control<EdgeSettings>

/** After the press, so that what is on the stage at that moment stays as it is. */
const SOON_MS = 1

/** Somebody in `city` asks for `picture`; left out: for the picture that is chosen. */
function send(city: SceneCity, picture?: Picture): SceneControl {
  return {
    kind: 'act',
    inputs: ({ atMs, trial }) => visits([{ city, picture: picture ?? trial.settings.picture, atMs: atMs + SOON_MS }], trial.inputs.filter((input) => input.atMs <= atMs)),
  }
}

function wait(seconds: number): SceneControl {
  return { kind: 'act', inputs: ({ atMs }) => [{ type: 'wait', atMs: atMs + seconds * 1000 }] }
}

const sends = Object.fromEntries(CITY_ORDER.map((city): [string, SceneControl] => [`send-${city}`, send(city)]))
const tokyoAsks = Object.fromEntries(PICTURES.map((picture): [string, SceneControl] => [askId(picture), send('tokyo', picture)]))

/** Id of the control by which somebody in Tokyo asks for this picture. */
export function askId(picture: Picture): string {
  return `tokyo-${picture.replace('.jpg', '')}`
}

export const SEND_IDS: readonly string[] = Object.keys(sends)

export const controls: Readonly<Record<string, SceneControl>> = {
  ...sends,
  ...tokyoAsks,
  picture: { kind: 'choice', setting: 'picture', options: PICTURES },
  people: { kind: 'range', setting: 'people', min: 1, max: 50, step: 1 },
  room: { kind: 'range', setting: 'room', min: 1, max: PICTURES.length, step: 1 },
  'wait-minute': wait(60),
  'wait-lifetime': wait(TTL_SECONDS),
  deploy: { kind: 'act', inputs: ({ atMs, trial }) => [{ type: 'deploy', atMs: atMs + SOON_MS, url: urlOf(trial.settings.picture) }] },
}
