/** What selects among copies: request headers that Vary names, and those that it should. */
import { fieldValue } from '../../engine/http/message.ts'
import { finding, inResponse, variesOn, type Rule } from '../finding.ts'

/** From so many on, copies multiply faster than people count. */
const MANY = 4

const KEY = { section: 'RFC 9111 §4.1', scene: '08' } as const

export const varying: readonly Rule[] = [
  (of) => (of.cdn.varyFields[0] === '*' && (of.cdn.stores || of.browser.stores) ? [finding('vary-star', 'warning', {}, { ...KEY, where: inResponse(of, 'Vary') })] : []),
  (of) => (of.cdn.varyFields.includes('cookie') && of.cdn.stores ? [finding('vary-cookie', 'warning', {}, { ...KEY, where: inResponse(of, 'Vary') })] : []),
  (of) => (of.cdn.varyFields.includes('user-agent') && of.cdn.stores ? [finding('vary-user-agent', 'warning', {}, { ...KEY, where: inResponse(of, 'Vary') })] : []),
  (of) => (of.cdn.varyFields.length >= MANY && of.cdn.stores ? [finding('vary-many', 'note', { names: of.cdn.varyFields }, { ...KEY, where: inResponse(of, 'Vary') })] : []),
  (of) => {
    const coding = fieldValue(of.headers, 'content-encoding')
    if (coding === undefined || coding === 'identity' || !of.cdn.stores || variesOn(of, 'accept-encoding')) return []
    return [finding('encoding-unvaried', 'warning', { coding }, { section: 'RFC 9110 §12.5.5', scene: '08', where: inResponse(of, 'Content-Encoding', 'Vary') })]
  },
  (of) => {
    const language = fieldValue(of.headers, 'content-language')
    if (language === undefined || !of.cdn.stores || variesOn(of, 'accept-language')) return []
    return [finding('language-unvaried', 'note', { language }, { section: 'RFC 9110 §12.5.5', scene: '08', where: inResponse(of, 'Content-Language', 'Vary') })]
  },
]
