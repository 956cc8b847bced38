import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cookieValues } from '../../src/engine/http/cookies.ts'
import { fieldValue, type HeaderFields } from '../../src/engine/http/message.ts'
import { predictedTrial } from '../../src/lesson/moves.ts'
import { describeScene, trialOf } from '../../src/lesson/testing/sceneSuite.ts'
import { measuredHere } from '../../src/lesson/traffic/measuredHere.ts'
import { makeTrial } from '../../src/lesson/trial.ts'
import { eventsOf, userRequests, type Log } from '../../src/world/report.ts'
import type { WorldInput } from '../../src/world/spec.ts'
import { FEW_VALUES, INCLUDE_WIDTH } from './beats.ts'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { machine } from './machine.ts'
import { fieldsOf, PEOPLE } from './people.ts'
import { balanceOf, copiesIn, poisonedBy, selectedLast, variedRows, visits, wrongVisits } from './readings.ts'
import { EXCLUDE_KNOWN, NO_QUERY, WHOLE_QUERY, isIn, rulesOf, written } from './rule.ts'
import { likenessOf, mattersOf, poisonScript, reflectedOf, selectionScript } from './variants.ts'
import { tilesOf } from './tiles.ts'
import { PICTURE_VALUES } from './traffic.ts'
import { BOTH, INITIAL, PAGE, PICTURE, POP, REFLECTED, VARIES, visit, world, type Defence, type KeySettings } from './world.ts'

describeScene({ definition, copy, machine })

const play = (inputs: readonly WorldInput[], settings: Partial<KeySettings> = {}) => trialOf(definition, inputs, settings)
const outcomes = (log: Log) => userRequests(log).map((row) => row.outcome)
const APART_MS = 400

/** Each input later than the fetch for the one before it. */
const spread = (asked: readonly { readonly url: string; readonly headers?: HeaderFields }[]) => asked.map(({ url, headers }, i) => visit(i * APART_MS, url, headers))

const beatTrial = (id: string, settings: Partial<KeySettings> = {}) => {
  const beat = definition.beats.find((each) => each.id === id)
  if (!beat) throw new Error(`No beat ${id}.`)
  return predictedTrial(definition, { ...beat, settings: { ...beat.settings, ...settings } }, { seed: 1, measured: measuredHere })
}
const balance = (id: string, settings: Partial<KeySettings> = {}) => {
  const { traffic } = beatTrial(id, settings)
  if (!traffic) throw new Error(`Beat ${id} measures nothing.`)
  return balanceOf(traffic)
}

const request = fc.record({
  url: fc.constantFrom(PAGE, `${PAGE}?from=mail`, `${PICTURE}?width=800`, `${PICTURE}?width=400`, `${PICTURE}?width=800&gclid=a`, `${PICTURE}?gclid=a&width=800`, `${PICTURE}?width=400&utm_campaign=b`),
  headers: fc.constantFrom(...PEOPLE.map(fieldsOf), [['Accept-Encoding', 'gzip,deflate,br,zstd'], ['Accept-Language', 'es-ES, es;q=0.9']] as HeaderFields),
})
const asked = fc.array(request, { minLength: 1, maxLength: 12 })

/** A header as Vary compares it: without blanks around its commas and semicolons, without case for these two fields (RFC 9111 §4.1). */
function compared(headers: HeaderFields, field: string): string | null {
  const value = fieldValue(headers, field)
  if (value === undefined) return null
  return field.startsWith('Accept') ? value.toLowerCase().replace(/\s*([,;])\s*/g, '$1') : value
}

describe('law: RFC 9111 §4.1, the key finds the candidates, each one’s Vary selects', () => {
  it('a request is a hit where one came before it with the same address and the same values of what Vary names', () => {
    fc.assert(
      fc.property(asked, fc.constantFrom(...VARIES, BOTH), (requests, vary) => {
        const names = vary === '' ? [] : vary.split(', ')
        const known = new Set<string>()
        const expected = requests.map(({ url, headers }) => {
          const name = JSON.stringify([url, url.startsWith(PAGE) ? names.map((field) => compared(headers, field)) : []])
          const outcome = known.has(name) ? 'hit' : 'miss'
          known.add(name)
          return outcome
        })
        const { run } = play(spread(requests), { vary })
        expect(outcomes(run.log)).toEqual(expected)
        expect(copiesIn({ run, spec: world({ ...INITIAL, vary }) })).toHaveLength(known.size)
      }),
      { numRuns: 60 },
    )
  })

  it('what does not match is told from what was never stored', () => {
    const because = (headers: HeaderFields, url = PAGE) => {
      const { log } = play(spread([{ url: PAGE, headers: fieldsOf(PEOPLE[0]!) }, { url, headers }]), { vary: BOTH }).run
      return eventsOf(log, 'decided').findLast((event) => event.node === POP && event.decision.rule === 'select')?.decision.because
    }
    expect(because(fieldsOf(PEOPLE[0]!))).toBe('vary-match')
    expect(because(fieldsOf(PEOPLE[2]!))).toBe('vary-mismatch')
    expect(because(fieldsOf(PEOPLE[0]!), `${PAGE}?from=mail`)).toBe('no-stored-response')
  })
})

describe('law: wrong is what differs from what the origin would have sent to that request', () => {
  const rules = fc.constantFrom(WHOLE_QUERY, NO_QUERY, INCLUDE_WIDTH, EXCLUDE_KNOWN, FEW_VALUES, written({ key: { query: 'none', cookies: ['session'] }, vary: { ignore: ['accept-language'] } }))

  it('counts exactly those who were given what was made for somebody due something else', () => {
    let counted = 0
    fc.assert(
      fc.property(asked, rules, fc.constantFrom('', 'Accept-Encoding', BOTH), (requests, policy, vary) => {
        const trial = play(spread(requests), { policy, vary })
        const resourceOf = (url: string) => trial.spec.origin.resources.find((resource) => resource.url === url.split('?')[0])
        const made = new Map<string, string>()
        const expected = userRequests(trial.run.log).filter((row, i) => {
          const { url, headers } = requests[i]!
          const due = resourceOf(url)?.represent?.({ method: 'GET', url, headers }).id ?? ''
          const key = filedUnder(policy, vary, url, headers)
          if (row.outcome === 'miss') made.set(key, due)
          return made.get(key) !== due
        })
        counted += expected.length
        expect(wrongVisits(trial).map(({ req }) => req)).toEqual(expected.map(({ req }) => req))
        expect(copiesIn(trial).reduce((sum, { served }) => sum + served, 0)).toBe(requests.length)
        expect(copiesIn(trial).reduce((sum, { wrong }) => sum + wrong, 0)).toBe(expected.length)
      }),
      { numRuns: 100 },
    )
    expect(counted).toBeGreaterThan(15)
  })

  /** Where a rule of the list above files a request, written out by hand. */
  function filedUnder(policy: string, vary: string, url: string, headers: HeaderFields): string {
    const [path = '', query = ''] = url.split('?')
    const { key = {}, normalise, vary: read } = rulesOf(policy)
    const counts = (name: string) =>
      key.query === 'none' ? false : typeof key.query === 'object' ? (key.query.include?.includes(name) ?? !(key.query.exclude?.includes(name) || name.startsWith('utm_'))) : true
    const pairs = query.split('&').filter((pair) => pair !== '' && counts(pair.split('=')[0] ?? ''))
    const kept = key.query === undefined ? query : [...pairs].sort((a, b) => (a.split('=')[0]! < b.split('=')[0]! ? -1 : 1)).join('&')
    const names = path === PAGE && vary !== '' ? vary.split(', ').filter((name) => !read?.ignore?.includes(name.toLowerCase())) : []
    const few = (name: string) => (normalise ? world({ ...INITIAL }).origin.resources[1]?.represent?.({ method: 'GET', url, headers }).id.split(' ')[name === 'Accept-Language' ? 0 : 1] : compared(headers, name))
    return JSON.stringify([path, kept, key.cookies ? cookieValues(headers, 'session') : '', names.map(few)])
  }
})

describe('what is measured', () => {
  it('click identifiers take nearly all hits away, and nobody gets anything wrong', () => {
    const [plain, ads] = [balance('clicks', { links: 'plain' }), balance('clicks')]
    expect(plain.hitShare).toBeGreaterThan(0.93)
    expect(ads.hitShare).toBeLessThan(0.1)
    expect([plain.wrong, ads.wrong]).toEqual([0, 0])
  })

  it('without the query hits are the best of all and pictures are wrong; an include list has both right; an exclude list is in between', () => {
    const [none, include, exclude] = [balance('no-query'), balance('include', { policy: INCLUDE_WIDTH }), balance('include', { policy: EXCLUDE_KNOWN })]
    expect(none.hitShare).toBeGreaterThan(include.hitShare)
    expect(none.wrongShare).toBeGreaterThan(0.3)
    expect(include.wrong).toBe(0)
    expect(include.hitShare).toBeGreaterThan(0.93)
    expect(exclude.wrong).toBe(0)
    expect(exclude.hitShare).toBeLessThan(include.hitShare - 0.1)
    expect(exclude.hitShare).toBeGreaterThan(balance('include').hitShare + 0.3)
  })

  it('a few encodings, hundreds of languages, many hundreds of browsers, a cookie for each', () => {
    const { traffic } = beatTrial('vary')
    const rows = traffic ? variedRows(traffic) : []
    const [encoding, language, agent, cookie] = rows.map((row) => row.values)
    expect(encoding).toBeLessThan(20)
    expect(language).toBeGreaterThan(100)
    expect(agent).toBeGreaterThan(700)
    expect(cookie).toBeGreaterThan(agent ?? NaN)
    expect(rows.map((row) => row.hitShare)).toEqual([...rows.map((row) => row.hitShare)].sort((a, b) => b - a))
  })

  it('normalised, a page has as many copies as there are words for it, and nobody gets anything wrong', () => {
    const [few, raw] = [balance('normalise'), balance('normalise', { policy: WHOLE_QUERY })]
    expect(few.copies).toBe(9)
    expect(raw.copies).toBeGreaterThan(50 * few.copies)
    expect([few.wrong, raw.wrong]).toEqual([0, 0])
    expect(balance('normalise', { policy: written({ ...rulesOf(FEW_VALUES), vary: { ignore: ['accept-language'] } }) }).wrongShare).toBeGreaterThan(0.1)
  })
})

describe('the poisoned page', () => {
  const hurt = (defence: Defence) => wrongVisits(beatTrial('poison', { defence })).length

  it('goes to every visitor, and to none with either defence', () => {
    expect(hurt('none')).toBe(visits(beatTrial('poison').run.log).length)
    expect([hurt('key'), hurt('drop')]).toEqual([0, 0])
  })

  it('the header is told from the ones that were tried beside it, by taking each away', () => {
    const found = poisonedBy(beatTrial('poison'))
    expect(found?.header.toLowerCase()).toBe(REFLECTED)
  })
})

describe('the variants', () => {
  const SEEDS = Array.from({ length: 60 }, (_, seed) => seed)

  it('the poisoning header is the planned one, the visitors are hurt, and the other page exonerates the rest', () => {
    for (const seed of SEEDS) {
      const trial = play(poisonScript(seed).inputs, { vary: BOTH, stranger: true, reflects: reflectedOf(seed) })
      expect(poisonedBy(trial)?.header.toLowerCase(), `seed ${seed}`).toBe(reflectedOf(seed))
      expect(wrongVisits(trial).every(({ url }) => url === PAGE)).toBe(true)
      const fills = eventsOf(trial.run.log, 'request-started').filter(({ from }) => from === 'browser:stranger')
      const [harmless] = fills.filter(({ request: { url } }) => url !== PAGE)
      const odd = (headers: HeaderFields) => headers.flatMap(([name]) => (name.startsWith('X-') ? [name.toLowerCase()] : []))
      const tried = odd(fills.find(({ request: { url } }) => url === PAGE)?.request.headers ?? [])
      expect(tried.filter((name) => !odd(harmless?.request.headers ?? []).includes(name)), `seed ${seed}`).toEqual([reflectedOf(seed)])
    }
  })

  it('which copy answers follows from the two steps', () => {
    for (const seed of SEEDS) {
      const trial = play(selectionScript(seed).inputs, { vary: BOTH })
      const expectsCopy = ['same', 'spaced', 'other browser'].includes(likenessOf(seed))
      expect(selectedLast(trial) !== null, `seed ${seed}`).toBe(expectsCopy)
      expect(outcomes(trial.run.log).at(-1), `seed ${seed}`).toBe(expectsCopy ? 'hit' : 'miss')
    }
  })

  it('the rule of the first check must be found anew: what matters differs, and neither the whole query nor none of it will do', () => {
    expect(new Set(SEEDS.map(mattersOf)).size).toBeGreaterThan(4)
    const check = definition.checks[0]
    if (check?.kind !== 'goal') throw new Error('The first check is a goal.')
    const settings = { ...INITIAL, ...check.settings, ...check.variant?.(3) } as KeySettings
    const met = (policy: string) =>
      check.goal(makeTrial(definition, { ...settings, policy }, check.script(settings, 3).inputs, { seed: 3, measured: measuredHere, check: check.id })).map((part) => part.met)
    const few = rulesOf(FEW_VALUES)
    expect(met(WHOLE_QUERY)).toEqual([false, true, false])
    expect(met(written({ ...few, key: { query: 'none' }, vary: { ignore: ['cookie'] } }))).toEqual([true, false, true])
    expect(met(written({ ...few, key: { query: { include: settings.matters.split(',') } } }))).toEqual([false, true, false])
    // What changes no answer has no place in the key, even where hits would bear it.
    for (const surplus of Object.keys(PICTURE_VALUES).filter((name) => !settings.matters.split(',').includes(name)))
      expect(met(written({ ...few, key: { query: { include: [...settings.matters.split(','), surplus] } }, vary: { ignore: ['cookie'] } })).slice(1), surplus).toEqual([true, false])
    expect(met(written({ key: { query: { include: settings.matters.split(',') } }, vary: { ignore: ['cookie', 'accept-encoding', 'accept-language'] } }))).toEqual([true, false, true])
  })

  it('its worked solution reaches the goal for any seed, and moves one tile at a time', () => {
    const check = definition.checks[0]
    if (check?.kind !== 'goal' || typeof check.solution !== 'function') throw new Error('The first check is a goal with solutions by variant.')
    for (const seed of [1, 2, 5, 9]) {
      const settings = { ...INITIAL, ...check.settings, ...check.variant?.(seed) } as KeySettings
      const at = { seed, measured: measuredHere, check: check.id }
      const { inputs } = check.script(settings, seed)
      const steps = check.solution(makeTrial(definition, settings, inputs))
      const policies = [settings.policy, ...steps.map((step) => ('set' in step ? String(step.to) : ''))]
      policies.forEach((policy, i) => {
        const before = policies[i - 1]
        if (before !== undefined) expect(tilesOf('good-rule').filter((tile) => isIn(rulesOf(policy), tile) !== isIn(rulesOf(before), tile))).toHaveLength(1)
      })
      expect(check.goal(makeTrial(definition, { ...settings, policy: policies.at(-1) ?? '' }, inputs, at)).map((part) => part.met), `seed ${seed}`).toEqual([true, true, true])
    }
  }, 60_000)
})
