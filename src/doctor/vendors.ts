/** Fields by which one product's caches are told something before Cache-Control. RFC 9213 §2 leaves room for them. */
export const VENDOR_FIELDS = ['Cloudflare-CDN-Cache-Control', 'Akamai-Cache-Control', 'Edge-Control', 'X-Accel-Expires', 'Vercel-CDN-Cache-Control', 'Netlify-CDN-Cache-Control'] as const

const lower: ReadonlySet<string> = new Set(VENDOR_FIELDS.map((name) => name.toLowerCase()))

/** Is the field, in any case, one of those? */
export function isVendorField(name: string): boolean {
  return lower.has(name.toLowerCase())
}

/** The clause that speaks of such fields, if any does. */
export function vendorSection(name: string): string {
  return name.toLowerCase().endsWith('cache-control') ? 'RFC 9213 §2' : 'no standard'
}
