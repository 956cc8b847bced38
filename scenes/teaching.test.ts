import { describe, expect, test } from 'vitest'
import type { Teaching } from '../src/lesson/teaching.ts'
import { SCENES } from './index.ts'

const files = import.meta.glob<{ readonly teaching: Teaching }>('./*/teaching.en.ts')
/** Of a definition no more than the names of its steps. Whole scenes, with their pictures, would take seconds to load. */
const definitions = import.meta.glob<{ readonly definition: Readonly<Record<'beats' | 'checks', readonly { readonly id: string }[]>> }>('./*/definition.ts')
const opened = SCENES.filter((entry) => entry.load)

/** No one string is longer: each stands on one slide, or is said in one breath or two. */
const LONGEST = 400
const LONGEST_SAYING = 120

/** What the engine measures belongs to its runs: a time, a share or a size written here would be one that nothing checks. */
const MEASURED = /\d\s*(?:ms|%|s|seconds|milliseconds|per cent|km|kB|MB|GB|times)(?![\w-])/

/** Quotes as typewriters have them, exclamation marks, mark-up, stray blanks. */
const UNWANTED = /["'!<>{}]|\s\s|^\s|\s$/

const stringsOf = (teaching: Teaching): readonly string[] => [
  ...teaching.objectives,
  ...teaching.prerequisites.map(({ text }) => text),
  ...teaching.discussion.flatMap(({ question, listenFor }) => [question, listenFor]),
  ...teaching.misconceptions.flatMap(({ says, because }) => [says, because]),
]

async function teachingOf(slug: string): Promise<Teaching> {
  const load = files[`./${slug}/teaching.en.ts`]
  if (!load) throw new Error(`scenes/${slug} can be opened but has no teaching.en.ts: write one, see src/lesson/teaching.ts.`)
  return (await load()).teaching
}

describe.each(opened)('what to teach with scene $slug', ({ id, slug }) => {
  test('three to five of each kind, and something to know before', async () => {
    const { objectives, prerequisites, discussion, misconceptions } = await teachingOf(slug)
    for (const list of [objectives, discussion, misconceptions]) {
      expect(list.length).toBeGreaterThanOrEqual(3)
      expect(list.length).toBeLessThanOrEqual(5)
      expect(new Set(list.map((each) => JSON.stringify(each))).size).toBe(list.length)
    }
    expect(prerequisites.length).toBeGreaterThanOrEqual(1)
    expect(prerequisites.length).toBeLessThanOrEqual(7)
  })

  test('each misconception is shown wrong by a step of this scene', async () => {
    const { definition } = (await definitions[`./${slug}/definition.ts`]?.()) ?? {}
    const steps = [...(definition?.beats ?? []), ...(definition?.checks ?? [])].map((step) => step.id)
    for (const { says, shownBy } of (await teachingOf(slug)).misconceptions) expect(steps, says).toContain(shownBy)
  })

  test('what must be known before is taught in an earlier scene, named once', async () => {
    const taught = (await teachingOf(slug)).prerequisites.flatMap(({ scene }) => scene ?? [])
    const earlier = SCENES.slice(0, SCENES.findIndex((entry) => entry.id === id)).map((entry) => entry.id)
    for (const scene of taught) expect(earlier).toContain(scene)
    expect(new Set(taught).size).toBe(taught.length)
  })

  test('strings are short, plain text, and state no figure that a run would have to prove', async () => {
    const teaching = await teachingOf(slug)
    for (const string of stringsOf(teaching)) {
      expect(string.length, string).toBeLessThanOrEqual(LONGEST)
      expect(string).not.toMatch(MEASURED)
      expect(string).not.toMatch(UNWANTED)
      if (string.includes('§')) expect(string, 'a clause of which RFC?').toMatch(/RFC \d{4}/)
    }
    for (const { says } of teaching.misconceptions) expect(says.length, says).toBeLessThanOrEqual(LONGEST_SAYING)
  })

  test('objectives go on after "Learners can"; everything else is whole sentences', async () => {
    const { objectives, discussion, misconceptions } = await teachingOf(slug)
    for (const objective of objectives) expect(objective).toMatch(/^[a-z](?:[^.]|\.\d)*$/)
    for (const { question, listenFor } of discussion) {
      expect(question).toMatch(/^\S.*[?.]$/)
      expect(question).toContain('?')
      expect(listenFor).toMatch(/\.$/)
    }
    for (const { says, because } of misconceptions) for (const sentence of [says, because]) expect(sentence).toMatch(/\.$/)
  })
})

test('no teaching notes without a scene', () => {
  expect(Object.keys(files).sort()).toEqual(opened.map(({ slug }) => `./${slug}/teaching.en.ts`).sort())
})
