import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldLines, fieldValue } from '../../src/engine/http/message.ts'
import { predictedTrial } from '../../src/lesson/moves.ts'
import { drive } from '../../src/lesson/testing/drive.ts'
import { describeScene, trialOf } from '../../src/lesson/testing/sceneSuite.ts'
import { makeTrial } from '../../src/lesson/trial.ts'
import { slowStartMs, transferMs } from '../../src/world/physics.ts'
import { eventsOf, requests, userRequests } from '../../src/world/report.ts'
import type { WorldInput } from '../../src/world/spec.ts'
import { CAUSES, PARTS, bodiesSent, crossings, lastBodyCause, type Crossing } from './crossings.ts'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { lastShown, oceanMs } from './figures.ts'
import { machine } from './machine.ts'
import { countedScript, countedSettings, diagnosisScript, diagnosisSettings, plannedCause } from './variants.ts'
import { BROWSER, LIFETIME_SECONDS, POP, VALIDATORS, deploy, linkOf, visits, world, type RevalidationSettings } from './world.ts'

describeScene({ definition, copy, machine })

const play = (timesMs: readonly number[], settings: Partial<RevalidationSettings> = {}, deploys: readonly WorldInput[] = []) =>
  trialOf(definition, [...visits(timesMs), ...deploys].sort((a, b) => a.atMs - b.atMs), settings)

const beatTrial = (id: string, settings: Partial<RevalidationSettings> = {}) => {
  const beat = definition.beats.find((candidate) => candidate.id === id)
  if (!beat) throw new Error(`No beat ${id}.`)
  return predictedTrial(definition, { ...beat, settings: { ...beat.settings, ...settings } })
}

const pair = (settings: Partial<RevalidationSettings>): readonly [Crossing, Crossing] => crossings(play([0, 75_000], settings).run.log) as unknown as [Crossing, Crossing]
const bodies = fc.integer({ min: 1, max: 1_000_000 })
const links = fc.integer({ min: 1, max: 100 })

describe('law: the bytes that a 304 saves are the body', () => {
  it('for a body of any length, and the lines that describe it', () => {
    fc.assert(
      fc.property(bodies, (bodyBytes) => {
        const [fetched, renewed] = pair({ bodyBytes })
        expect([fetched.status, renewed.status]).toEqual([200, 304])
        expect(fetched.bodyBytes - renewed.bodyBytes).toBe(bodyBytes)
        const lines = ['Content-Type: application/json', `Content-Length: ${bodyBytes}`].map((line) => `${line}\r\n`).join('')
        expect(fetched.bytes - renewed.bytes).toBe(bodyBytes + lines.length)
      }),
      { numRuns: 40 },
    )
  })
})

describe('law: a 304 saves transfer time only, never the round trip', () => {
  it('the first byte comes at the same moment, the last sooner by what the link takes longer than the way to the user', () => {
    fc.assert(
      fc.property(bodies, links, (bodyBytes, mbit) => {
        const [fetched, renewed] = pair({ bodyBytes, mbit })
        expect(renewed.firstByteMs).toBe(fetched.firstByteMs)
        expect(renewed.partsMs.ocean).toBeCloseTo(oceanMs(), 6)
        const longerMs = transferMs(bodyBytes, linkOf({ mbit, slowStart: false }).bytesPerMs) - transferMs(bodyBytes)
        expect(fetched.totalMs - renewed.totalMs).toBeCloseTo(longerMs, 6)
        expect(renewed.totalMs).toBeGreaterThan(oceanMs())
      }),
      { numRuns: 40 },
    )
  })

  it('on the edge’s own leg the difference is the body’s transfer, to the microsecond', () => {
    const legs = requests(play([0, 75_000]).run.log).filter((row) => row.parent !== null)
    expect(legs.map((row) => row.status)).toEqual([200, 304])
    expect((legs[0]?.totalMs ?? 0) - (legs[1]?.totalMs ?? 0)).toBeCloseTo(transferMs(definition.settings.bodyBytes, linkOf(definition.settings).bytesPerMs), 6)
    expect(legs[1]?.ttfbMs).toBe(legs[0]?.ttfbMs)
  })

  it('where the connection starts slowly it spares the further round trips too, and still not the first', () => {
    const settings = { slowStart: true }
    const [fetched, renewed] = pair(settings)
    expect(renewed.firstByteMs).toBe(fetched.firstByteMs)
    const { bodyBytes, mbit } = definition.settings
    expect(fetched.partsMs.body).toBeCloseTo(slowStartMs(bodyBytes, oceanMs(), linkOf({ mbit, slowStart: true }).bytesPerMs), 6)
    expect(renewed.partsMs.body).toBeCloseTo(transferMs(bodyBytes), 6)
  })

  it('the parts of a wait make up the whole of it', () => {
    for (const crossing of crossings(beatTrial('always').run.log)) {
      expect(PARTS.reduce((sum, part) => sum + crossing.partsMs[part], 0)).toBeCloseTo(crossing.totalMs, 6)
    }
  })
})

describe('law: a 304 updates the stored header fields (RFC 9111 §3.2)', () => {
  const trial = beatTrial('renewed', { nextLifetime: 600 })
  const { log } = trial.run
  const [stored] = eventsOf(log, 'stored')
  const [refreshed] = eventsOf(log, 'refreshed')

  it('keeps the body, takes the new lifetime, and begins its age anew', () => {
    expect([stored?.entry.freshnessLifetimeSeconds, refreshed?.entry.freshnessLifetimeSeconds]).toEqual([LIFETIME_SECONDS, 600])
    expect(refreshed?.entry.content).toBe(stored?.entry.content)
    expect(refreshed?.entry.ageAtStoreSeconds).toBeLessThan(1)
  })

  it('answers from then on with the fields of the 304, each once, and with the length of the body that it kept', () => {
    const notModified = eventsOf(log, 'answered').find((event) => event.node === 'origin' && event.response.status === 304)?.response
    const hit = eventsOf(log, 'request-finished').findLast((event) => event.from === BROWSER)
    expect(hit?.outcome).toBe('hit')
    for (const [name, value] of notModified?.headers ?? []) expect(fieldLines(hit?.response.headers ?? [], name)).toEqual([value])
    expect(fieldValue(hit?.response.headers ?? [], 'Content-Length')).toBe(String(trial.settings.bodyBytes))
    expect(hit?.response.body.lengthBytes).toBe(trial.settings.bodyBytes)
  })
})

describe('law: a question that fails is a fetch', () => {
  it('one trip, the same wait, the new version with its own label in the place of the old', () => {
    const { log } = beatTrial('changed').run
    const [first, second] = crossings(log)
    expect(second).toMatchObject({ status: 200, version: 2, totalMs: first?.totalMs, bytes: first?.bytes, condition: first?.etag })
    expect(second?.etag).not.toBe(first?.etag)
    expect(crossings(log)).toHaveLength(2)
    expect(eventsOf(log, 'stored').at(-1)?.entry).toMatchObject({ content: 2, etag: second?.etag })
  })
})

describe('law: what bodies cross', () => {
  const times = fc.array(fc.integer({ min: 500, max: 200_000 }), { minLength: 1, maxLength: 8 }).map((gaps) => gaps.map((_, index) => gaps.slice(0, index + 1).reduce((sum, gap) => sum + gap, 0)))

  it('while nothing changes: one where the label is recognised, one for each answer where there is none or it isn’t', () => {
    fc.assert(
      fc.property(times, fc.constantFrom(...VALIDATORS), (timesMs, validator) => {
        const { log } = play(timesMs, { validator }).run
        const blind = validator === 'none' || validator === 'servers'
        expect(bodiesSent(log)).toBe(blind ? crossings(log).length : 1)
        expect(lastShown(log)).toBe(1)
      }),
      { numRuns: 60 },
    )
  })

  it('under no-cache every request is asked about, and stored all the same', () => {
    fc.assert(
      fc.property(times, (timesMs) => {
        const { log } = play(timesMs, { policy: 'always' }).run
        expect(crossings(log)).toHaveLength(timesMs.length)
        expect(bodiesSent(log)).toBe(1)
        expect(userRequests(log).slice(1).every((row) => row.outcome === 'revalidated')).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  it('packing anew changes a strong label and no weak one', () => {
    const answers = (validator: 'etag' | 'weak') => crossings(beatTrial('always', { validator }).run.log).map((crossing) => crossing.status)
    expect(answers('etag')).toEqual([200, 304, 304, 200])
    expect(answers('weak')).toEqual([200, 304, 304, 304])
    // What was shown then says what the live version says, other than after a deploy that a date hides.
    expect(crossings(beatTrial('always', { validator: 'weak' }).run.log).at(-1)).toMatchObject({ shownVersion: 1, liveVersion: 2, outdated: false })
    expect(crossings(beatTrial('second').run.log).at(-1)).toMatchObject({ shownVersion: 2, liveVersion: 3, outdated: true })
  })
})

describe('law: a date in whole seconds hides what changes within one', () => {
  const deployed = (gapMs: number, validator: 'date' | 'etag') => lastShown(play([0, 80_400, 160_000], { validator }, [deploy(80_100), deploy(80_100 + gapMs)]).run.log)

  it('the second deploy goes unseen exactly when it falls into the first one’s second', () => {
    // Between them the edge fetches the first one’s version.
    fc.assert(
      fc.property(fc.integer({ min: 700, max: 5_000 }), (gapMs) => {
        expect(deployed(gapMs, 'date')).toBe(80_100 + gapMs < 81_000 ? 2 : 3)
        expect(deployed(gapMs, 'etag')).toBe(3)
      }),
      { numRuns: 40, examples: [[899], [900]] },
    )
  })

  it('each further 304 renews the wrong copy', () => {
    const { log } = play([0, 80_400, 160_000, 240_000, 320_000], { validator: 'date' }, [deploy(80_100), deploy(80_900)]).run
    expect(crossings(log).map((crossing) => [crossing.status, crossing.shownVersion, crossing.liveVersion])).toEqual([
      [200, 1, 1],
      [200, 2, 2],
      [304, 2, 3],
      [304, 2, 3],
      [304, 2, 3],
    ])
  })
})

describe('the questions', () => {
  const SEEDS = Array.from({ length: 60 }, (_, seed) => seed)

  it('reads from the log the cause for which each variant was made', () => {
    for (const seed of SEEDS) {
      const { log } = trialOf(definition, diagnosisScript(seed).inputs, diagnosisSettings(seed)).run
      expect(lastBodyCause(log), `seed ${seed}`).toBe(plannedCause(seed))
      expect(crossings(log).at(-1)?.req, `seed ${seed}`).toBe(userRequests(log).at(-1)?.req)
    }
  })

  it('has every cause among the variants, after an earlier deploy and without one', () => {
    const earlier = (seed: number) => diagnosisScript(seed).inputs.filter((input) => input.type === 'deploy').length > (plannedCause(seed) === 'changed' ? 1 : 0)
    expect(new Set(SEEDS.map((seed) => `${plannedCause(seed)} ${String(earlier(seed))}`)).size).toBe(2 * CAUSES.length)
  })

  it('takes no 304 and no first fetch for a body that needs a cause', () => {
    expect([play([0]), play([0, 75_000])].map((trial) => lastBodyCause(trial.run.log))).toEqual([null, null])
  })

  it('leaves no doubt whether a copy is fresh: nobody comes within two seconds of the end of a lifetime', () => {
    for (const seed of SEEDS) {
      const { log } = trialOf(definition, countedScript(seed).inputs, countedSettings(seed)).run
      const renewals = [...eventsOf(log, 'stored'), ...eventsOf(log, 'refreshed')]
      for (const { startMs } of userRequests(log)) {
        const copy = renewals.filter((event) => event.atMs < startMs).sort((a, b) => a.atMs - b.atMs).at(-1)
        if (copy) expect(Math.abs(startMs - copy.atMs - LIFETIME_SECONDS * 1000), `seed ${seed}`).toBeGreaterThan(2_000)
      }
    }
  })

  it('counts from one body to four', () => {
    const counts = SEEDS.map((seed) => bodiesSent(trialOf(definition, countedScript(seed).inputs, countedSettings(seed)).run.log))
    expect([...new Set(counts)].sort()).toEqual([1, 2, 3, 4])
  })
})

describe('the goal', () => {
  const step = definition.beats.length + 1

  it.each(VALIDATORS)('is reached with %s where that can be asked by', (validator) => {
    const lesson = drive(machine, { step })
    lesson.send({ type: 'SET', control: 'validator', to: validator })
    for (const control of ['send', 'wait-minute', 'send', 'wait-minute', 'send', 'wait-minute', 'send']) lesson.press(control)
    expect(lesson.state()).toBe(validator === 'none' || validator === 'servers' ? 'attempting' : 'settled')
  })
})

describe('the stage', () => {
  it('draws the links that requests take', () => {
    const { links: drawn } = definition.topology(world(definition.settings), definition.settings, copy)
    const { log } = makeTrial(definition, definition.settings, visits([0])).run
    for (const row of requests(log)) expect(drawn).toContainEqual(expect.objectContaining({ from: row.from, to: row.to }))
    expect(requests(log).map((row) => row.to)).toEqual([POP, 'origin'])
  })
})
