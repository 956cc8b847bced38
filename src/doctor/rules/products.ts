/** Fields of some product's own, which the figures do not count. */
import { hasField } from '../../engine/http/message.ts'
import { finding, inResponse, type Rule } from '../finding.ts'
import { VENDOR_FIELDS, vendorSection } from '../vendors.ts'

export const products: readonly Rule[] = [
  (of) => VENDOR_FIELDS.flatMap((name) => (hasField(of.headers, name) ? [finding('vendor-control', 'warning', { name }, { section: vendorSection(name), scene: '04', where: inResponse(of, name) })] : [])),
  (of) => (hasField(of.headers, 'surrogate-control') ? [finding('surrogate-control', 'note', {}, { section: 'W3C Edge Architecture', scene: '04', where: inResponse(of, 'Surrogate-Control') })] : []),
]
