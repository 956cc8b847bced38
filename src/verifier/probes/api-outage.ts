/** The catalogue, while its origin answers 503. */
import { API } from '../workloads/api.ts'
import { listing, listingUrl, product, productUrl } from './api-things.ts'
import { outageProbe } from './outage.ts'
import { visitor } from './people.ts'

export const OUTAGE = outageProbe({
  id: 'api.outage',
  workload: API,
  how: 'error',
  resources: [product(1), listing(1)],
  urls: [productUrl(1), listingUrl(1)],
  people: [visitor(0, 'frankfurt'), visitor(1, 'sao-paulo'), visitor(2, 'mumbai')],
})
