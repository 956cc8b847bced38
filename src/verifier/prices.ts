/**
 * What traffic costs, in US dollars: the course's stated prices, near list prices of large vendors in 2025. Every byte that a client
 * gets is paid once as the CDN's egress; every byte that a cache fetches from the origin once more as the origin's.
 */
export const CDN_DOLLARS_PER_GB = 0.085
export const ORIGIN_DOLLARS_PER_GB = 0.09
/** Vendors' gigabytes in price lists. */
export const GB_BYTES = 1e9
export const MONTH_SECONDS = 30 * 86_400

/** In: bytes of a while. Out: dollars for as many. */
export function dollars({ clientBytes, originBytes }: { readonly clientBytes: number; readonly originBytes: number }): number {
  return (clientBytes * CDN_DOLLARS_PER_GB + originBytes * ORIGIN_DOLLARS_PER_GB) / GB_BYTES
}
