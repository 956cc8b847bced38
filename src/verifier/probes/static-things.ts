/** The n-th page, picture, bundle of the shop's site: as its origin has them, and as they are asked for. */
import type { ResourceSpec } from '../../world/spec.ts'
import { bundleFor, pageFor, pictureFor, STATIC } from '../workloads/static.ts'
import { numbered, resourceOf, resourceSpec } from '../workloads/workload.ts'

const PAGE = resourceOf(STATIC, 'page')
const PICTURE = resourceOf(STATIC, 'picture')
const BUNDLE = resourceOf(STATIC, 'bundle')

export const page = (n: number): ResourceSpec => resourceSpec(PAGE, n, pageFor)
export const picture = (n: number): ResourceSpec => resourceSpec(PICTURE, n, pictureFor)
export const bundle = (n: number): ResourceSpec => resourceSpec(BUNDLE, n, bundleFor)

export const pageUrl = (n: number, query = ''): string => `${numbered(PAGE.url, n)}${query}`
/** @param before parameters in front of the width, each with its `&` */
export const pictureUrl = (n: number, width: string, before = ''): string => `${numbered(PICTURE.url, n)}?${before}width=${width}`
export const bundleUrl = (n: number): string => numbered(BUNDLE.url, n)
