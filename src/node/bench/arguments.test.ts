import { describe, expect, it } from 'vitest'
import { readArguments, usage } from './arguments.ts'

const NAMES = ['fresh hit', 'world', 'proxy']
const read = (...args: string[]) => readArguments(args, NAMES, NAMES.slice(0, 2))

describe('the arguments of the benchmark', () => {
  it('without any measures the usual', () => {
    expect(read()).toEqual({ wanted: { cases: ['fresh hit', 'world'], rounds: 9, seconds: 3, allowed: 1, trace: false, json: false } })
  })

  it('measures what is named, with the settings given, and never fewer than seven rounds', () => {
    expect(read('proxy', 'fresh hit', '--rounds', '3', '--slack', '0.25', '--trace')).toMatchObject({
      wanted: { cases: ['fresh hit', 'proxy'], rounds: 7, allowed: 0.75, trace: true },
    })
  })

  it.each([
    [['--quick'], /--quick/],
    [['--rounds'], /--rounds/],
    [['--rounds', 'many'], /--rounds takes a whole number from 1, not "many"/],
    [['--seconds', '0'], /--seconds takes/],
    [['--slack', '1'], /--slack takes/],
    [['warm hit'], /"warm hit"\. There are: "fresh hit", "world", "proxy"\./],
  ])('says in one line what is wrong with %j', (args, problem) => {
    const answer = read(...args)
    expect(answer).toEqual({ problem: expect.stringMatching(problem) })
    expect((answer as { problem: string }).problem).not.toContain('\n')
  })

  it('tells of every option when asked for help', () => {
    expect(read('--help', 'nonsense')).toEqual({ help: true })
    expect(usage(NAMES, ['world'])).toMatch(/--rounds[^]*--seconds[^]*--slack[^]*--trace[^]*--json/)
  })
})
