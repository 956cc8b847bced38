/** Whose answer it is: what a shared cache may give to the wrong person. */
import { fieldValue, hasField } from '../../engine/http/message.ts'
import { controls, finding, inRequest, inResponse, variesOn, type Rule } from '../finding.ts'

export const sharing: readonly Rule[] = [
  (of) => {
    const kept = of.cdn.stores && hasField(of.headers, 'set-cookie') && !of.cdn.unkept.includes('set-cookie')
    if (kept && of.cdn.asksFirst) return [finding('set-cookie-asked', 'warning', {}, { where: [...inResponse(of, 'Set-Cookie'), ...controls(of)], section: 'RFC 9111 §7.3', scene: '10' })]
    return kept ? [finding('set-cookie-shared', 'error', {}, { where: [...inResponse(of, 'Set-Cookie'), ...controls(of)], section: 'RFC 9111 §7.3', scene: '10' })] : []
  },
  (of) => {
    if (!of.cdn.stores || !hasField(of.request.headers, 'authorization')) return []
    const because = ['public', 's-maxage', 'must-revalidate'].find((name) => of.cdn.received.directives.has(name)) ?? ''
    if (of.cdn.asksFirst) return [finding('authorization-asked', 'warning', { because }, { where: [...inRequest(of, 'Authorization'), ...controls(of)], section: 'RFC 9111 §3.5', scene: '10' })]
    return [finding('authorization-shared', 'error', { because }, { where: [...inRequest(of, 'Authorization'), ...controls(of)], section: 'RFC 9111 §3.5', scene: '10' })]
  },
  (of) => {
    if (!of.cdn.stores || !hasField(of.request.headers, 'cookie') || variesOn(of, 'cookie')) return []
    return [finding('cookie-unvaried', 'warning', {}, { where: [...inRequest(of, 'Cookie'), ...controls(of)], section: 'RFC 9111 §4.1', scene: '08' })]
  },
  (of) => {
    if (!of.browser.stores || of.cdn.stores || !hasField(of.request.headers, 'authorization')) return []
    return [finding('personal-kept', 'note', {}, { where: controls(of), section: 'RFC 9111 §5.2.2.5', scene: '10' })]
  },
  (of) => {
    const forbidden = ['no-store', 'private'].find((name) => of.browser.received.directives.has(name))
    if (forbidden === undefined || !of.cdn.stores || of.cdn.received.control === 'Cache-Control') return []
    return [finding('cdn-overrides-private', 'warning', { said: forbidden }, { where: controls(of), section: 'RFC 9213 §2.2', scene: '10' })]
  },
  (of) => {
    const origin = fieldValue(of.headers, 'access-control-allow-origin')
    if (!of.cdn.stores || origin === undefined || origin === '*' || variesOn(of, 'origin')) return []
    return [finding('origin-unvaried', 'warning', { origin }, { where: inResponse(of, 'Access-Control-Allow-Origin', 'Vary'), section: 'RFC 9110 §12.5.5', scene: '08' })]
  },
]
