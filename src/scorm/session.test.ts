import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { fakeApi } from './fake.testkit.ts'
import { rankOf } from './outcome.ts'
import { openSession, type Session } from './session.ts'
import { decodeKept, encodeKept, type Kept, type SceneKept } from './suspend.ts'

const scene = (furthest: number, solved: readonly string[] = []): SceneKept => ({ furthest, steps: 10, checks: 3, solved })
const kept = (furthest: number, solved: readonly string[] = [], step = furthest): Kept => ({ at: { scene: '04', step }, scenes: { '04': scene(furthest, solved) } })
const ALL = ['a', 'b', 'c']
const atOnce = (task: () => void): void => task()
/** Tasks that wait until they are run. */
function queue() {
  const tasks: (() => void)[] = []
  return { later: (task: () => void) => void tasks.push(task), run: () => tasks.splice(0).forEach((task) => task()) }
}

function openWith(fake: ReturnType<typeof fakeApi>, over: Partial<Omit<Parameters<typeof openSession>[0], 'api'>> = {}): Session {
  const session = openSession({ api: fake.api, required: ['04'], nowMs: () => 0, later: atOnce, onRefused: () => {}, ...over })
  if (!session) throw new Error('The fake platform refused the session.')
  return session
}

describe('an ordinary visit', () => {
  test('opened and closed, it is incomplete, and committed before anything can go wrong', () => {
    const fake = fakeApi({ 'cmi.core.lesson_status': 'not attempted' })
    const session = openWith(fake)
    expect(fake.calls).toEqual(['initialize', 'set cmi.core.exit=suspend', 'set cmi.core.lesson_status=incomplete', 'commit'])
    session.finish()
    expect(fake.calls.slice(4)).toEqual(['set cmi.core.session_time=0000:00:00.00', 'set cmi.core.exit=suspend', 'commit', 'finish'])
  })

  test('what is new is committed at once, a step back too; the same again is not', () => {
    const fake = fakeApi()
    const session = openWith(fake)
    fake.calls.length = 0
    session.keep(kept(2))
    expect(fake.calls.at(-1)).toBe('commit')
    session.keep(kept(2, ['a']))
    expect(fake.calls.filter((call) => call === 'commit')).toHaveLength(2)
    session.keep(kept(2, ['a'], 1))
    session.keep(kept(2, ['a'], 1))
    expect(fake.calls.filter((call) => call === 'commit')).toHaveLength(3)
    expect(decodeKept(fake.values.get('cmi.suspend_data'))).toEqual(kept(2, ['a'], 1))
  })

  test('at the end the score goes before the status, and both before the commit', () => {
    const fake = fakeApi()
    const session = openWith(fake)
    fake.calls.length = 0
    session.keep(kept(9, ['a']))
    expect(fake.calls.join()).not.toMatch(/score|status/)
    fake.calls.length = 0
    session.keep(kept(10, ['a']))
    expect(fake.calls.slice(1)).toEqual(['set cmi.core.score.min=0', 'set cmi.core.score.max=100', 'set cmi.core.score.raw=33', 'set cmi.core.lesson_status=completed', 'commit'])
    fake.calls.length = 0
    session.keep(kept(10, ALL))
    expect(fake.calls.slice(1)).toEqual(['set cmi.core.score.min=0', 'set cmi.core.score.max=100', 'set cmi.core.score.raw=100', 'set cmi.core.lesson_status=passed', 'commit'])
  })

  test('a better score after completion is told as well', () => {
    const fake = fakeApi({ 'cmi.core.lesson_status': 'completed', 'cmi.core.score.raw': '33' })
    openWith(fake).keep(kept(10, ['a', 'b']))
    expect(fake.values.get('cmi.core.score.raw')).toBe('66')
    expect(fake.values.get('cmi.core.lesson_status')).toBe('completed')
  })

  test('a recorded visit comes back', () => {
    const first = fakeApi()
    const session = openWith(first)
    session.keep(kept(5, ['b'], 4))
    session.finish()
    const second = openWith(fakeApi(Object.fromEntries(first.values)))
    expect(second.found).toEqual(kept(5, ['b'], 4))
  })

  test('a scene passed in a course leaves the course incomplete', () => {
    const fake = fakeApi()
    openWith(fake, { required: ['04', '05'] }).keep(kept(10, ALL))
    expect(fake.values.get('cmi.core.lesson_status')).toBe('incomplete')
    expect(fake.values.has('cmi.core.score.raw')).toBe(false)
  })

  test.each(['completed', 'passed'])('opened again when %s, it stays so', (status) => {
    const fake = fakeApi({ 'cmi.core.lesson_status': status, 'cmi.core.score.raw': '100' })
    const session = openWith(fake)
    session.keep(kept(1))
    session.finish()
    expect(fake.calls.join()).not.toMatch(/status|score/)
  })
})

/** Answers one after another, then the last one again. */
function said(...answers: string[]) {
  return () => (answers.length > 1 ? answers.shift() : answers[0])
}

describe('one move', () => {
  test('is one commit, with the new place and what was reached', () => {
    const fake = fakeApi()
    const { later, run } = queue()
    const session = openWith(fake, { later })
    fake.calls.length = 0
    session.keep(kept(2, [], 1))
    session.keep(kept(2))
    expect(fake.calls).toEqual([])
    run()
    expect(fake.calls).toEqual([`set cmi.suspend_data=${encodeKept(kept(2))}`, 'commit'])
  })

  test.each(['pause', 'finish'] as const)('is told before a %s, which may be the last that is heard, and not again', (end) => {
    const fake = fakeApi()
    const { later, run } = queue()
    const session = openWith(fake, { later })
    fake.calls.length = 0
    session.keep(kept(2))
    session[end]()
    const { calls } = fake
    expect(calls[0]).toBe(`set cmi.suspend_data=${encodeKept(kept(2))}`)
    const { length } = calls
    run()
    expect(calls).toHaveLength(length)
    expect(calls.filter((call) => call === 'commit')).toHaveLength(1)
  })
})

describe('a platform that behaves badly', () => {
  test.each<[string, unknown]>([['"false"', 'false'], ['false', false], ['nothing', undefined], ['an object', {}]])('answers %s to the beginning: there is no session', (_, answer) => {
    expect(openSession({ api: fakeApi({}, () => answer).api, required: ['04'], nowMs: () => 0, later: atOnce, onRefused: () => {} })).toBeNull()
  })

  test('the answer true is as good as "true"', () => {
    expect(openWith(fakeApi({}, () => true))).not.toBeNull()
  })

  test('throws at the beginning: there is no session', () => {
    const refuse = (): never => {
      throw new Error('The platform is broken')
    }
    expect(openSession({ api: fakeApi({}, refuse).api, required: ['04'], nowMs: () => 0, later: atOnce, onRefused: () => {} })).toBeNull()
  })

  test('refuses to commit: said once, and tried again', () => {
    const onRefused = vi.fn()
    const fake = fakeApi({}, (call) => (call === 'commit' ? 'false' : 'true'))
    const session = openWith(fake, { onRefused })
    session.keep(kept(2))
    session.finish()
    expect(onRefused).toHaveBeenCalledOnce()
    expect(fake.calls.filter((call) => call === 'commit')).toHaveLength(3)
  })

  test.each(['cmi.suspend_data', 'cmi.core.lesson_status'])('refuses to keep %s and commits: said once, and told again at the next move and at the end', (element) => {
    const onRefused = vi.fn()
    const fake = fakeApi({}, (call) => (call.startsWith(`set ${element}`) ? 'false' : 'true'))
    const session = openWith(fake, { onRefused })
    session.keep(kept(2))
    expect(onRefused).toHaveBeenCalledOnce()
    session.keep(kept(3))
    const before = fake.calls.length
    session.finish()
    expect(onRefused).toHaveBeenCalledOnce()
    expect(fake.calls.slice(before).join()).toContain(`set ${element}`)
  })

  test('has no score.min and score.max, which it need not have: nothing is lost, and nothing said', () => {
    const onRefused = vi.fn()
    const fake = fakeApi({}, (call) => (/score.m(in|ax)/.test(call) ? 'false' : 'true'))
    openWith(fake, { onRefused }).keep(kept(10, ALL))
    expect(onRefused).not.toHaveBeenCalled()
    expect(fake.values.get('cmi.core.lesson_status')).toBe('passed')
  })

  test.each<[string, string, Record<string, unknown>, boolean]>([
    ['101, and gives the values of the open session', 'incomplete', { LMSGetLastError: said('101', '0') }, true],
    ['103, and gives the values of the open session', 'not attempted', { LMSGetLastError: said('103', '0') }, true],
    ['nothing, having no errors, and gives the values of the open session', 'passed', {}, true],
    ['101, and gives no values: the session is over', '', { LMSGetLastError: said('101', '301') }, false],
    ['101, and values with an error', 'incomplete', { LMSGetLastError: said('101', '301') }, false],
    ['another error', 'incomplete', { LMSGetLastError: said('201', '0') }, false],
  ])('refuses to begin with error %s', (_, status, errors, goesOn) => {
    const fake = fakeApi({ 'cmi.suspend_data': encodeKept(kept(4)) })
    fake.api.LMSInitialize('')
    const api = { ...fake.api, LMSInitialize: () => 'false', LMSGetValue: (element: string) => (element === 'cmi.core.lesson_status' ? status : fake.api.LMSGetValue(element)), ...errors }
    const session = openSession({ api, required: ['04'], nowMs: () => 0, later: atOnce, onRefused: () => {} })
    expect(session?.found ?? null).toEqual(goesOn ? kept(4) : null)
    session?.keep(kept(5))
    if (goesOn) expect(decodeKept(fake.values.get('cmi.suspend_data'))).toEqual(kept(5))
  })

  test('throws at everything but the beginning: nothing is thrown here', () => {
    const fake = fakeApi({}, (call) => {
      if (call !== 'initialize') throw new Error('The platform is broken')
      return 'true'
    })
    const session = openWith(fake)
    session.keep(kept(10, ALL))
    session.pause()
    session.finish()
  })

  test.each(['', 'null', '{', '[]', '{"v":2,"s":{"04":[2,3,3,""]}}', '{"v":1,"s":{"04":[5,3,3,""]}}', '{"v":1,"s":{"<b>":[2,3,3,""]}}'])('gives back %s: the learner starts afresh', (text) => {
    expect(openWith(fakeApi({ 'cmi.suspend_data': text })).found.scenes).toEqual({})
  })

  test('gives back far more than it was given: the learner starts afresh', () => {
    const long = `{"v":1,"s":{"04":[2,3,3,""]}}${' '.repeat(100_000)}`
    expect(openWith(fakeApi({ 'cmi.suspend_data': long })).found.scenes).toEqual({})
  })
})

const someKept: fc.Arbitrary<Kept> = fc.record({
  at: fc.option(fc.record({ scene: fc.constantFrom('04', '05'), step: fc.integer({ min: 1, max: 10 }) })),
  scenes: fc.dictionary(fc.constantFrom('04', '05'), fc.record({ furthest: fc.integer({ min: 1, max: 10 }), steps: fc.constant(10), checks: fc.constant(3), solved: fc.subarray(ALL) })),
})
const someEvent = fc.oneof({ weight: 4, arbitrary: someKept }, fc.constantFrom('pause' as const, 'finish' as const, 'later' as const))

test('in any order of events nothing falls, the end is told once, and nothing after it', () => {
  fc.assert(
    fc.property(fc.array(someEvent, { maxLength: 20 }), fc.constantFrom('', 'not attempted', 'browsed', 'failed', 'incomplete', 'completed', 'passed'), fc.infiniteStream(fc.integer({ min: 0, max: 1e9 })), fc.subarray(['04', '05'], { minLength: 1 }), fc.constantFrom('', '40'), (events, status, clock, required, score) => {
      const fake = fakeApi({ 'cmi.core.lesson_status': status, 'cmi.core.score.raw': score })
      const { later, run } = queue()
      const session = openWith(fake, { later, nowMs: () => clock.next().value ?? 0, required })
      for (const event of events) {
        if (event === 'pause') session.pause()
        else if (event === 'finish') session.finish()
        else if (event === 'later') run()
        else session.keep(event)
      }
      session.finish()
      session.pause()
      run()
      const told = (element: string): string[] => fake.calls.flatMap((call) => (call.startsWith(`set ${element}=`) ? [call.slice(element.length + 5)] : []))
      const ranks = [status, ...told('cmi.core.lesson_status')].map(rankOf)
      expect(ranks.every((rank, index) => index === 0 || rank > (ranks[index - 1] ?? 0))).toBe(true)
      const scores = [score, ...told('cmi.core.score.raw')].map(Number)
      expect(scores.every((score, index) => score >= (scores[index - 1] ?? 0) && score <= 100)).toBe(true)
      expect(fake.calls.filter((call) => call === 'finish')).toHaveLength(1)
      expect(fake.calls.at(-1)).toBe('finish')
      expect(fake.calls.at(-2)).toBe('commit')
      for (const time of told('cmi.core.session_time')) expect(time).toMatch(/^\d{4}:[0-5]\d:[0-5]\d\.\d{2}$/)
      for (const [index, call] of fake.calls.entries()) {
        if (/lesson_status=(completed|passed)/.test(call)) expect(fake.calls[index - 1]).toMatch(/^set cmi.core.score.raw=/)
      }
    }),
  )
})

test('what is kept is short ASCII, whatever it is, and what fits comes back whole', () => {
  const name = fc.oneof(fc.string(), fc.stringMatching(/^[a-z][a-z0-9-]{0,30}$/))
  const any = fc.record({
    at: fc.option(fc.record({ scene: name, step: fc.integer({ min: 1, max: 1000 }) })),
    scenes: fc.dictionary(name, fc.record({ furthest: fc.integer({ min: 1, max: 5 }), steps: fc.integer({ min: 5, max: 9 }), checks: fc.integer({ min: 3, max: 5 }), solved: fc.array(fc.stringMatching(/^[a-z][a-z0-9-]{0,30}$/), { maxLength: 3 }) }), { maxKeys: 40 }),
  })
  fc.assert(
    fc.property(any, (whole) => {
      const text = encodeKept(whole)
      expect(text).toMatch(/^[\x20-\x7e]{1,999}$/)
      const back = decodeKept(text)
      for (const [id, { furthest, steps }] of Object.entries(back.scenes)) expect(whole.scenes[id]).toMatchObject({ furthest, steps })
      expect(encodeKept(back)).toBe(text)
    }),
  )
})
