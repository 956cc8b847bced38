/** The draft is kept for the tab's life: a reload, a look at other pages or a part that is folded away lose nothing. Never throws. */
import { BEGINNINGS, MAX_NAME, MAX_WORD, MOST_SEED } from '../../../verifier/assignment/assignment.ts'
import { OBJECTIVES } from '../../../verifier/objectives.ts'
import { openVault } from '../../state/vault.ts'
import { NEW_DRAFT, type Draft } from './draft.ts'

export const DRAFT_KEY = 'build-a-cdn:assignment-draft'
const vault = openVault(() => sessionStorage)

/** @returns a draft whose fields can all be shown; what can't be read is as in a new one */
export function loadDraft(): Draft {
  const stored = vault.read(DRAFT_KEY)
  if (stored.kind !== 'text') return NEW_DRAFT
  try {
    return draftIn(JSON.parse(stored.text))
  } catch {
    return NEW_DRAFT
  }
}

/** @returns will it be there after a reload? */
export function keepDraft(draft: Draft): boolean {
  return vault.write(DRAFT_KEY, JSON.stringify({ ...draft, chosen: [...draft.chosen] })) === 'ok'
}

function draftIn(value: unknown): Draft {
  if (typeof value !== 'object' || value === null) return NEW_DRAFT
  const given = value as Readonly<Partial<Record<keyof Draft, unknown>>>
  const text = (member: unknown, most = Infinity): string => (typeof member === 'string' ? member.slice(0, most) : '')
  const typed = typeof given.figures === 'object' && given.figures !== null ? (given.figures as Readonly<Record<string, unknown>>) : {}
  const { seed, chosen } = given
  return {
    name: text(given.name, MAX_NAME),
    word: text(given.word, MAX_WORD),
    chosen: Array.isArray(chosen) ? new Set(OBJECTIVES.map(({ id }) => String(id)).filter((id) => chosen.includes(id))) : NEW_DRAFT.chosen,
    figures: Object.fromEntries(OBJECTIVES.flatMap(({ id }) => (typeof typed[id] === 'string' ? [[id, typed[id]]] : []))),
    begin: [...BEGINNINGS, 'document' as const].find((one) => one === given.begin) ?? NEW_DRAFT.begin,
    document: text(given.document),
    seed: typeof seed === 'number' && Number.isInteger(seed) && seed >= 1 && seed <= MOST_SEED ? seed : NEW_DRAFT.seed,
  }
}
