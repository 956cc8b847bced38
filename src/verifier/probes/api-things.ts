/** The n-th product and listing of the shop's API: as its origin has them, and as they are asked for. */
import type { ResourceSpec } from '../../world/spec.ts'
import { API } from '../workloads/api.ts'
import { numbered, resourceOf, resourceSpec } from '../workloads/workload.ts'

const PRODUCT = resourceOf(API, 'product')
const LISTING = resourceOf(API, 'listing')

export const product = (n: number): ResourceSpec => resourceSpec(PRODUCT, n)
export const listing = (n: number): ResourceSpec => resourceSpec(LISTING, n)

export const productUrl = (n: number, query = ''): string => `${numbered(PRODUCT.url, n)}${query}`
export const listingUrl = (n: number): string => numbered(LISTING.url, n)
