/** What the proxy lets in. Oracle for addresses: the URL class, which resolves dot segments in all their spellings. */
import { admit, type Admitted, type Head } from '../../edge/admission.ts'
import { purgeUrl } from '../../edge/purge.ts'
import type { Random } from '../../random.ts'
import { holds, type Subject } from '../subject.ts'
import { anyText, longTexts, smallerTexts } from '../text.ts'

const TARGETS = ['/', '/a', '/a?b=/../c', '/a/../b', '/a/%2e%2e/b', '/a/%2E./b', '/./a', '/a/.', '/a/..', '/a\\..\\b', '/%2e', '/..;/a', '*', 'http://shop.example/a', 'http://SHOP.example:80/a', 'http://other/a', 'http://shop.example', 'http://shop.example@other/', 'https://shop.example/', '//other/a', '/a#b', 'shop.example:80', '/\u00e9', '/a b', '/%00', '/%', '/"<>']
const TARGET_ATOMS = ['/', '..', '.', '%2e', '%2F', '%5c', '\\', '?', '#', ';', ' ', 'a', ':', '@', 'http://', '%', '\0']
const HOSTS = ['shop.example', 'SHOP.example', 'shop.example:80', 'shop.example:8080', 'shop.example:', '[::1]', '[::1]:80', 'a b', '', 'shop.example/x', 'user@shop.example', 'shop.example:99999', '..', 'shop.example,other', '\u00e9', 'a%2fb', 'shop.example.']
const NAMES = ['Host', 'host', 'Content-Length', 'Transfer-Encoding', 'Connection', 'Upgrade', 'Via', 'X-A', 'Cookie', 'Expect', 'X-Forwarded-Host', 'X-HTTP-Method-Override', 'TE', '__proto__', 'Keep-Alive']
const VALUES = ['shop.example', '0', '5', '5, 5', '+5', '0x5', 'chunked', 'gzip, chunked', 'chunked, chunked', 'Chunked', 'close', 'x-a, cookie', 'keep-alive', 'websocket', 'h2c', '1.1 edge-1', '1.1 other', 'a\nb', 'a\rb', 'a\0b', 'id=1', '\u00e9', '']
const VALUE_ATOMS = [',', ';', ' ', '\t', '\n', '\0', 'chunked', 'x-a', '5', 'edge-1', ':']
const HOPS = ['connection', 'keep-alive', 'te', 'transfer-encoding', 'content-length', 'upgrade', 'host', 'proxy-connection', 'expect', 'x-forwarded-host']

const SETTINGS = { defaultHost: 'default.example', pseudonym: 'edge-1' }

export const admission: Subject<Head> = {
  name: 'admission',
  classes: ['let in', 'refused'],
  generate(random) {
    const rawHeaders = random.chance(0.9) ? ['Host', random.chance(0.8) ? 'shop.example' : anyText(random, (again) => again.pick(HOSTS), VALUE_ATOMS)] : []
    for (let left = random.chance(0.5) ? random.below(4) : 0; left > 0; left--) rawHeaders.push(random.pick(NAMES), anyText(random, (again) => again.pick(VALUES), VALUE_ATOMS))
    const method = random.chance(0.7) ? 'GET' : random.pick(['HEAD', 'POST', 'OPTIONS', 'TRACE', 'CONNECT', 'PURGE', 'get'])
    return { method, target: target(random), httpVersion: random.chance(0.9) ? '1.1' : '1.0', rawHeaders }
  },
  parse: (head) => admit(head, SETTINGS),
  check(head) {
    const result = admit(head, SETTINGS)
    if ('status' in result) {
      holds(result.status >= 400 && result.status <= 599 && result.reason !== '', 'a refusal says why', result)
      return 'refused'
    }
    fits(head, result)
    return 'let in'
  },
  *smaller(head) {
    for (const text of smallerTexts(head.target)) yield { ...head, target: text }
    for (let at = 0; at < head.rawHeaders.length; at += 2) yield { ...head, rawHeaders: [...head.rawHeaders.slice(0, at), ...head.rawHeaders.slice(at + 2)] }
    for (const [at, part] of head.rawHeaders.entries()) for (const text of smallerTexts(part)) yield { ...head, rawHeaders: head.rawHeaders.map((each, index) => (index === at ? text : each)) }
  },
  show: (head) => JSON.stringify(head),
  *long(length) {
    for (const text of longTexts(length, TARGET_ATOMS, TARGETS)) yield { method: 'GET', target: `/${text}`, httpVersion: '1.1', rawHeaders: ['Host', 'shop.example'] }
    for (const text of longTexts(length, VALUE_ATOMS, VALUES)) yield { method: 'GET', target: '/', httpVersion: '1.1', rawHeaders: ['Host', 'shop.example', 'Connection', text, 'X-A', text, 'Via', text] }
  },
}

function target(random: Random): string {
  return random.chance(0.3) ? '/a' : anyText(random, (again) => again.pick(TARGETS), TARGET_ATOMS)
}

function fits({ method, target, rawHeaders }: Head, { request, content }: Admitted): void {
  const said = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name.toLowerCase(), rawHeaders[at + 1] ?? ''] as const] : []))
  const of = (wanted: string) => said.filter(([name]) => name === wanted).map(([, value]) => value)
  holds(of('host').length <= 1, 'one host')
  holds(of('content-length').length === 0 || of('transfer-encoding').length === 0, 'one framing')
  holds(content === null || (method !== 'GET' && method !== 'HEAD'), 'no content where it has no meaning')
  holds(/^[!-~]+$/.test(request.url) && !request.url.includes('#'), 'an address of visible characters, without a fragment', request.url)
  const named = new Set([...HOPS, ...of('connection').join().toLowerCase().split(',').map((name) => name.trim())])
  for (const [name, value] of request.headers) {
    holds(!named.has(name.toLowerCase()), 'what is for this hop ends here', name)
    holds(![...value].some((character) => (character < ' ' && character !== '\t') || character === '\x7f' || character > '\xff'), 'no control characters', name, value)
  }
  if (target === '*') return
  holds(request.url === purgeUrl(request.url), 'can be purged as it was asked for', request.url)
  const path = request.url.slice(request.url.indexOf('/', 'http://'.length))
  holds(target === path || target.toLowerCase().startsWith('http://'), 'the path goes on as it came', path)
  // The URL class refuses hosts that only look like an address, such as `.0`; nobody connects to them here.
  if (!URL.canParse(request.url)) return
  const url = new URL(request.url)
  const host = of('host')[0] ?? SETTINGS.defaultHost
  holds(url.host === hostAsUrlHasIt(host), 'the host is the one that was named', url.host, host)
  const [beforeQuery = ''] = path.split('?')
  if (!beforeQuery.includes('\\')) holds(url.pathname.split('/').length === beforeQuery.split('/').length, 'no dot segment in any spelling', path)
}

function hostAsUrlHasIt(host: string): string {
  return new URL(`http://${host}/`).host
}
