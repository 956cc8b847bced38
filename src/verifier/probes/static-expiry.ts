/** One page, opened everywhere at once, goes stale everywhere at once. */
import { POP_CITIES } from '../network.ts'
import { STATIC } from '../workloads/static.ts'
import { expiryProbe } from './expiry.ts'
import { visitor } from './people.ts'
import { page, pageUrl } from './static-things.ts'

export const EXPIRY = expiryProbe({ id: 'static.expiry', workload: STATIC, resource: page(1), url: pageUrl(1), people: POP_CITIES.map((city, i) => visitor(i, city)) })
