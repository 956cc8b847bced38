import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { eventually, exchange, get, origin } from './edge.testkit.ts'
import { main } from './main.ts'

/** The command with its process played: what it wrote, and a hand for signals. */
async function command(...words: string[]) {
  const said = { out: '', err: '' }
  const exits: number[] = []
  const clock = { ms: 0 }
  let signal: (name: 'SIGINT' | 'SIGTERM') => void = () => {}
  const folder = await mkdtemp(path.join(tmpdir(), 'edge-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const start = () =>
    main(words, {
      out: (text) => (said.out += text),
      err: (text) => (said.err += text),
      onSignal: (take) => (signal = take),
      exit: (code) => exits.push(code),
      elapsedMs: () => clock.ms,
      folder,
    })
  const listening = async () => {
    await eventually(() => expect(said.out).toContain('listens at'))
    return /listens at (\S+)/.exec(said.out)?.[1] ?? ''
  }
  return { said, exits, clock, folder, start, listening, send: (name: 'SIGINT' | 'SIGTERM') => signal(name) }
}

const FREE = ['--port', '0', '--admin-port', '0', '--log', 'none']

describe('npm run edge', () => {
  it('says where it listens and whom it asks, serves, and stops when told to', async () => {
    const behind = await origin((_request, response) => response.end('ok'))
    const edge = await command('--origin', behind.url, ...FREE)
    const ended = edge.start()
    const url = await edge.listening()
    expect((await exchange(url, get('/'))).body).toContain('ok')
    expect(edge.said.out).toMatch(/^The cache listens at http:\/\/127\.0\.0\.1:\d+ and asks http:\/\/127\.0\.0\.1:\d+\nPurge, stats and entries at http:\/\/127\.0\.0\.1:\d+ \(this machine only\)\nCtrl\+C stops it\.\n$/)
    edge.send('SIGTERM')
    expect(await ended).toBe(0)
    expect(edge.said.err).toMatch(/^Stopping: .*\n$/)
    expect(edge.exits).toEqual([])
  })

  it('ends at once at the second signal', async () => {
    const held: unknown[] = []
    const behind = await origin((_request, response) => held.push(response))
    const edge = await command('--origin', behind.url, '--stop-timeout-ms', '50', ...FREE)
    const ended = edge.start()
    const url = await edge.listening()
    const asks = exchange(url, get('/'))
    await eventually(() => expect(held.length).toBe(1))
    edge.send('SIGINT')
    // npm's copy of the same.
    edge.clock.ms += 5
    edge.send('SIGINT')
    expect(edge.exits).toEqual([])
    edge.clock.ms += 1_000
    edge.send('SIGINT')
    expect(edge.exits).toEqual([130])
    await Promise.all([ended, asks])
  })

  it('starts without an origin that answers, and warns', async () => {
    const edge = await command('--origin', 'http://127.0.0.1:1', ...FREE)
    const ended = edge.start()
    await eventually(() => expect(edge.said.err).toBe('Warning: nothing answers at http://127.0.0.1:1 now (ECONNREFUSED). Clients get a 502 until it does.\n'))
    edge.send('SIGINT')
    expect(await ended).toBe(0)
  })

  it('shows its help', async () => {
    const edge = await command('--help')
    expect(await edge.start()).toBe(0)
    expect(edge.said.out).toContain('npm run edge -- --origin http://127.0.0.1:8000 [options]')
  })

  it('ends with 2 when it is misused', async () => {
    const edge = await command('--port', '0')
    expect(await edge.start()).toBe(2)
    expect(edge.said.err).toContain('No origin is named.')
  })

  it('names the port that is in use, and another', async () => {
    const other = createServer()
    const port = await new Promise<number>((resolve) => other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)))
    onTestFinished(() => void other.close())
    const edge = await command('--origin', 'http://127.0.0.1:1', '--port', String(port), '--admin-port', '0')
    expect(await edge.start()).toBe(1)
    expect(edge.said.err).toBe(`Port ${port} is in use by another program. Stop that one, or choose another: --port ${port + 1}\n`)
    const admin = await command('--origin', 'http://127.0.0.1:1', '--port', '0', '--admin-port', String(port))
    expect(await admin.start()).toBe(1)
    expect(admin.said.err).toContain(`--admin-port ${port + 1}`)
  })

  it('names an address that is not this machine\'s', async () => {
    const edge = await command('--origin', 'http://127.0.0.1:1', '--host', '192.0.2.1', ...FREE)
    expect(await edge.start()).toBe(1)
    expect(edge.said.err).toBe('This machine has no address 192.0.2.1 to listen on. Choose another: --host 127.0.0.1\n')
  })

  it('follows a policy document', async () => {
    const behind = await origin((_request, response) => response.setHeader('Cache-Control', 'max-age=60').end('ok'))
    const edge = await command('--origin', behind.url, '--policy', 'policy.json', ...FREE)
    await writeFile(path.join(edge.folder, 'policy.json'), JSON.stringify({ version: 1, default: { cache: false } }))
    const ended = edge.start()
    const url = await edge.listening()
    for (const path of ['/', '/']) await exchange(url, get(path))
    expect(behind.asked.length).toBe(2)
    edge.send('SIGINT')
    await ended
  })

  it('says of a policy document where it is wrong, and the mend', async () => {
    const edge = await command('--origin', 'http://127.0.0.1:1', '--policy', 'policy.json', ...FREE)
    await writeFile(path.join(edge.folder, 'policy.json'), JSON.stringify({ version: 1, routes: [{ name: 'a', match: { paths: ['/*'] }, edge: { ttlSeconds: 'long' } }] }))
    expect(await edge.start()).toBe(2)
    expect(edge.said.err).toMatch(/^The policy document \S+policy\.json is not taken:\n {2}routes\[0\]\.edge\.ttlSeconds: .+\. .+\.\n$/)
    const missing = await command('--origin', 'http://127.0.0.1:1', '--policy', 'none.json', ...FREE)
    expect(await missing.start()).toBe(2)
    expect(missing.said.err).toMatch(/none\.json can't be read: there is no such file\.\n$/)
  })
})
