/** Who asks for what, and when. */
import type { Script } from '../../src/lesson/scene.ts'
import type { WorldInput } from '../../src/world/spec.ts'
import { userRequests } from '../../src/world/report.ts'
import { trialUnder } from './alternatives.ts'
import { BASKET, LOGO, ME, ME_STRAIGHT, STARTS_MS, FRONT, ask, peopleIn, urlOf, type BypassSettings, type Person } from './world.ts'

/** Stage time before a scripted event, so that its start is seen. */
const LEAD_MS = 5
const BEGIN_MS = STARTS_MS + LEAD_MS
/** Long after one answer, well within a copy's lifetime. */
const BETWEEN_MS = 300

/** Everybody has been here before, one soon after the other: connections are open, and the POP holds what it may of what they asked for. */
function after(settings: BypassSettings, inputs: readonly WorldInput[], url = BASKET): Script {
  const visits = peopleIn(settings).map((person, index) => ask(person, url, LEAD_MS + index * BETWEEN_MS, settings))
  return { inputs: [...visits, ...inputs], startMs: STARTS_MS }
}

/** Two requests of one browser in the same moment. */
export function lanes(settings: BypassSettings): Script {
  return after(settings, [ask('ana', LOGO, BEGIN_MS, settings), ask('ana', ME, BEGIN_MS, settings)], LOGO)
}

/** One signed-in person. */
export function anaAlone(settings: BypassSettings): Script {
  return after(settings, [ask('ana', ME, BEGIN_MS, settings)])
}

/** One person, then another, for the address that the settings are about. */
export function bothInTurn(settings: BypassSettings): Script {
  const url = urlOf(settings)
  return after(settings, [ask('ana', url, BEGIN_MS, settings), ask('ben', url, BEGIN_MS + BETWEEN_MS, settings)])
}

/** The same request straight to the origin and through the POP, by two people who have no connection yet; then each again. */
export function twoWays(settings: BypassSettings): Script {
  const again = LEAD_MS + 1_000
  return {
    inputs: [ask('ana', ME_STRAIGHT, LEAD_MS, settings, 'origin'), ask('ben', ME, LEAD_MS, settings), ask('ana', ME_STRAIGHT, again, settings, 'origin'), ask('ben', ME, again, settings)],
    startMs: 0,
  }
}

/** Two people open the front page. Where it is split, a browser knows of the basket only when the shell is there, and asks then. */
export function frontPage(settings: BypassSettings): Script {
  const opened = after(settings, [ask('ana', FRONT, BEGIN_MS, settings), ask('ben', FRONT, BEGIN_MS + BETWEEN_MS, settings)], LOGO)
  if (settings.page === 'whole') return opened
  // When that is, a run of the pages alone tells.
  const shells = userRequests(trialUnder(settings, opened.inputs).run.log).filter(({ url }) => url === FRONT)
  const baskets = shells.map((shell) => ask(shell.user as Person, BASKET, shell.startMs + (shell.totalMs ?? 0), settings))
  return { ...opened, inputs: [...opened.inputs, ...baskets] }
}
