/** Six visitors as the story draws them: what their browsers send. Taken from the forms of the population. */
import type { HeaderFields } from '../../src/engine/http/message.ts'

export interface Person {
  readonly encoding: string | null
  readonly language: string | null
  readonly agent: string
  readonly cookie: string | null
}

const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'
const ANDROID = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36'
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.7 Mobile/15E148 Safari/604.1'
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0'

export const PEOPLE: readonly Person[] = [
  { encoding: 'gzip, deflate, br, zstd', language: 'es-ES,es;q=0.9,en;q=0.8', agent: CHROME, cookie: 'session=s1' },
  { encoding: 'gzip, deflate, br, zstd', language: 'es-ES,es;q=0.9', agent: ANDROID, cookie: 'session=s2' },
  { encoding: 'gzip, deflate, br', language: 'de-DE,de;q=0.9', agent: IPHONE, cookie: 'session=s3' },
  { encoding: 'gzip, deflate, br, zstd', language: 'es-ES,es;q=0.8,en-US;q=0.5,en;q=0.3', agent: FIREFOX, cookie: 'session=s4' },
  { encoding: 'gzip, deflate, br', language: 'es-ES,es;q=0.9', agent: IPHONE, cookie: 'session=s5' },
  { encoding: 'gzip', language: null, agent: 'curl/8.7.1', cookie: null },
  { encoding: 'gzip, deflate, br, zstd', language: 'de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7', agent: CHROME, cookie: 'session=s6' },
]

export function fieldsOf({ encoding, language, agent, cookie }: Person): HeaderFields {
  const lines = [['Accept-Encoding', encoding], ['Accept-Language', language], ['User-Agent', agent], ['Cookie', cookie]] as const
  return lines.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))
}
