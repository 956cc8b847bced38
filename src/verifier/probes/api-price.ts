/** A price changes. Its product shows it, and a list under another address. */
import { API } from '../workloads/api.ts'
import { listing, listingUrl, product, productUrl } from './api-things.ts'
import { deployProbe } from './deploy.ts'
import { ownTags, visitor } from './people.ts'

/** The product whose price changes; the listing shows it. */
export const CHANGED = 42

export const PRICE = deployProbe({
  id: 'api.price',
  workload: API,
  resources: [product(CHANGED), listing(1)],
  urls: [productUrl(CHANGED), listingUrl(1)],
  changes: [{ url: productUrl(CHANGED), tags: ownTags(product(CHANGED).headers, CHANGED) }],
  onlookers: [visitor(0, 'frankfurt'), visitor(1, 'tokyo'), visitor(2, 'madrid', { browserCache: true }), visitor(3, 'new-york', { browserCache: true })],
  looksMs: [500, 10_000, 100_000, 125_000, 300_000, 3_600_000],
})
