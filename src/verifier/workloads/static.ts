/** A shop's public site: pages in three languages, pictures by width, and files whose names change with their content. */
import { encodingFor, languageFor } from '../../engine/policy/normalise.ts'
import { fieldValue, type HttpRequest } from '../../engine/http/message.ts'
import type { Representation } from '../../world/spec.ts'
import type { Workload } from './workload.ts'

const HOST = 'www.shop.example'

export const CODINGS = ['br', 'gzip'] as const
export const LANGUAGES = ['en', 'de', 'ja'] as const
export const WIDTHS = ['400', '800', '1200'] as const
/** What the page's own address is made from; whoever sends this field decides it. */
export const REFLECTED = 'X-Forwarded-Host'

export const STATIC: Workload = {
  id: 'static',
  host: HOST,
  resources: [
    {
      id: 'page',
      url: `https://${HOST}/p/{n}`,
      headers: [['Content-Type', 'text/html; charset=utf-8'], ['Vary', 'Accept-Encoding, Accept-Language'], ['Surrogate-Key', 'page page-{n}']],
      lengthBytes: 30_000,
      validators: 'both',
      changes: 'sometimes',
      differsBy: ['Accept-Encoding', 'Accept-Language', REFLECTED],
    },
    {
      id: 'picture',
      url: `https://${HOST}/img/{n}.jpg`,
      headers: [['Content-Type', 'image/jpeg'], ['Surrogate-Key', 'picture picture-{n}']],
      lengthBytes: 120_000,
      validators: 'both',
      changes: 'sometimes',
      differsBy: ['width'],
    },
    {
      id: 'bundle',
      url: `https://${HOST}/assets/app.{n}.js`,
      headers: [['Content-Type', 'text/javascript'], ['Vary', 'Accept-Encoding']],
      lengthBytes: 180_000,
      validators: 'both',
      changes: 'never',
      differsBy: ['Accept-Encoding'],
    },
  ],
  origin: { thinkMs: 40, workers: 8, queueLimit: 400 },
}

/** The page as the origin makes it (RFC 9110 §12.1): by language and coding, with links that begin with the host it was asked for. */
export function pageFor({ headers }: HttpRequest): Representation {
  const language = languageFor(fieldValue(headers, 'Accept-Language'), LANGUAGES)
  const coding = encodingFor(fieldValue(headers, 'Accept-Encoding'), CODINGS)
  const host = fieldValue(headers, REFLECTED)
  return {
    id: [language, coding, ...(host === undefined ? [] : [`links to ${host}`])].join(' '),
    headers: [['Content-Language', language], ...(coding === 'identity' ? [] : [['Content-Encoding', coding] as const])],
  }
}

/** The picture in the width that is asked for. */
export function pictureFor({ url }: HttpRequest): Representation {
  return { id: `width ${new URLSearchParams(url.split('?')[1] ?? '').get('width') ?? 'as it is'}` }
}

export function bundleFor({ headers }: HttpRequest): Representation {
  const coding = encodingFor(fieldValue(headers, 'Accept-Encoding'), CODINGS)
  return { id: coding, headers: coding === 'identity' ? [] : [['Content-Encoding', coding]] }
}
