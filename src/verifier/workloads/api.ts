/** The shop's API: a public catalogue with prices, and what belongs to one person. */
import { fieldValue, type HttpRequest } from '../../engine/http/message.ts'
import type { Representation } from '../../world/spec.ts'
import type { Workload } from './workload.ts'

const HOST = 'api.shop.example'

export const API: Workload = {
  id: 'api',
  host: HOST,
  resources: [
    {
      id: 'product',
      url: `https://${HOST}/products/{n}`,
      headers: [['Content-Type', 'application/json'], ['Cache-Control', 'max-age=600'], ['Surrogate-Key', 'product-{n}']],
      lengthBytes: 4_000,
      validators: 'etag',
      changes: 'sometimes',
      differsBy: [],
    },
    {
      // Lists of products show their prices, too: the same change, under other addresses.
      id: 'listing',
      url: `https://${HOST}/listings/{n}`,
      headers: [['Content-Type', 'application/json'], ['Cache-Control', 'max-age=600'], ['Surrogate-Key', 'listing product-42']],
      lengthBytes: 20_000,
      validators: 'etag',
      changes: 'sometimes',
      differsBy: [],
    },
    {
      id: 'me',
      url: `https://${HOST}/me`,
      // The framework's blanket header: it lets shared caches keep what an Authorization field was sent for (RFC 9111 §3.5).
      headers: [['Content-Type', 'application/json'], ['Cache-Control', 'public, max-age=5']],
      lengthBytes: 2_000,
      validators: 'none',
      changes: 'sometimes',
      differsBy: [],
      owner: 'Authorization',
    },
    {
      id: 'basket',
      url: `https://${HOST}/basket`,
      // Not private, which keeps nobody's shared cache from it; short, as its owner changes it and looks at it again.
      headers: [['Content-Type', 'application/json'], ['Cache-Control', 'max-age=5']],
      lengthBytes: 3_000,
      validators: 'last-modified',
      changes: 'sometimes',
      differsBy: [],
      owner: 'Cookie',
    },
    {
      id: 'session',
      url: `https://${HOST}/session`,
      headers: [['Content-Type', 'application/json'], ['Cache-Control', 'max-age=300']],
      lengthBytes: 200,
      validators: 'none',
      changes: 'sometimes',
      differsBy: [],
      owner: 'Cookie',
    },
  ],
  origin: { thinkMs: 20, workers: 4, queueLimit: 400 },
}

/** Content that belongs to whoever the request names. */
export function ownedBy(field: 'Authorization' | 'Cookie'): (request: HttpRequest) => Representation {
  return ({ headers }) => {
    const owner = personIn(fieldValue(headers, field))
    return { id: owner === null ? 'nobody’s' : `${owner}’s`, owner }
  }
}

/** The same for everybody, with a cookie for whoever asks. */
export function sessionFor({ headers }: HttpRequest): Representation {
  const person = personIn(fieldValue(headers, 'Cookie')) ?? 'somebody'
  return { id: 'welcome', headers: [['Set-Cookie', `session=${person}; Secure; HttpOnly`]] }
}

/** Who sends `Authorization: Bearer ana` or `Cookie: session=ana`. */
function personIn(value: string | undefined): string | null {
  return /(?:^Bearer |\bsession=)([\w-]+)/.exec(value ?? '')?.[1] ?? null
}
