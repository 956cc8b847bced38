import { describe, expect, it } from 'vitest'
import { optionLines, readArguments } from './arguments.ts'

const ORIGIN = ['--origin', 'http://127.0.0.1:8000']

function optionsOf(...words: string[]) {
  const asked = readArguments([...ORIGIN, ...words])
  return asked.type === 'run' ? asked.options : asked
}

describe('the command line', () => {
  it('needs an origin only', () => {
    expect(readArguments(ORIGIN)).toEqual({
      type: 'run',
      policyFile: null,
      options: { origin: 'http://127.0.0.1:8000', port: 8080, host: '127.0.0.1', adminPort: 8081, shield: false, why: false, log: 'pretty' },
    })
  })

  it('takes values after a space or an equals sign, and the later of two', () => {
    expect(optionsOf('--port=1', '--port', '2', '--capacity-bytes', '1000', '--largest-object-bytes=10')).toMatchObject({ port: 2, capacityBytes: 1000, largestObjectBytes: 10 })
    expect(optionsOf('--admin-port', 'none', '--shield', '--why', '--log', 'json', '--request-directives', 'ignore')).toMatchObject({ adminPort: null, shield: true, why: true, log: 'json', requestDirectives: 'ignore' })
    expect(optionsOf('--targeted-fields', 'Shop-Cache-Control, CDN-Cache-Control')).toMatchObject({ targetedFields: ['Shop-Cache-Control', 'CDN-Cache-Control'] })
    expect(optionsOf('--origin-headers-timeout-ms', '100', '--max-origin-queue', '0')).toMatchObject({ originHeadersTimeoutMs: 100, maxOriginQueue: 0 })
    expect(readArguments([...ORIGIN, '--policy', 'a.json'])).toMatchObject({ policyFile: 'a.json' })
  })

  it('takes free ports for both', () => {
    expect(optionsOf('--port', '0', '--admin-port', '0')).toMatchObject({ port: 0, adminPort: 0 })
  })

  it('takes an origin with and without a slash at its end', () => {
    expect(readArguments(['--origin', 'https://Shop.example/'])).toMatchObject({ options: { origin: 'https://shop.example' } })
  })

  it.each([['--help'], ['-h'], ['--origin', 'x', '--help']])('shows the help for %s', (...words) => {
    expect(readArguments(words)).toEqual({ type: 'help' })
  })

  const wrong: readonly (readonly [readonly string[], string])[] = [
    [[], 'No origin is named. Say which server stands behind the cache'],
    [['--origin', '127.0.0.1:8000'], '"127.0.0.1:8000" is no http or https address'],
    [['--origin', 'ftp://a'], 'is no http or https address'],
    [['--origin', 'http://a/app'], 'write --origin http://a'],
    [['--origin', 'http://user:secret@a'], 'write --origin http://a'],
    [[...ORIGIN, '--prot', '1'], 'Did you mean --port?'],
    [[...ORIGIN, '--capacity', '1'], 'Did you mean --capacity-bytes?'],
    [[...ORIGIN, '--colour'], 'There is no option --colour. --help lists'],
    [[...ORIGIN, '--port'], '--port needs a value'],
    [[...ORIGIN, '--port', '--shield'], '--port needs a value'],
    [[...ORIGIN, '--port', '80 80'], 'no whole number from 0 to 65535'],
    [[...ORIGIN, '--port', '65536'], 'no whole number from 0 to 65535'],
    [[...ORIGIN, '--capacity-bytes', '-1'], 'no whole number'],
    [[...ORIGIN, '--port', '9000', '--admin-port', '9000'], 'Choose another for one of them: --admin-port 9001'],
    [[...ORIGIN, '--port', '8081'], 'Choose another for one of them: --admin-port 8082'],
    [[...ORIGIN, '--log', 'loud'], 'It is one of pretty, json, none.'],
    [[...ORIGIN, '--shield=yes'], '--shield takes no value'],
    [[...ORIGIN, '--name', 'a b'], 'is no name'],
    [[...ORIGIN, 'stray'], '"stray" belongs to no option'],
  ]
  it.each(wrong)('says what is wrong with %j', (words, says) => {
    expect(readArguments(words)).toEqual({ type: 'problem', text: expect.stringContaining(says) as unknown })
  })

  it('lists every option with its default', () => {
    expect(optionLines()).toMatch(/--port .*\(8080\)\n/)
    expect(optionLines()).toMatch(/--origin-headers-timeout-ms .*\(30000\)\n/)
  })
})
