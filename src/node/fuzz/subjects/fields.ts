/** Small fields: Cookie (RFC 6265 §4.2.1), tags, queries, and headers pasted as text (RFC 9112 §5). */
import { cookieValues } from '../../../engine/http/cookies.ts'
import { formatHeaderText, parseHeaderText } from '../../../engine/http/header-text.ts'
import { withParameters } from '../../../engine/http/query.ts'
import { tagsOf } from '../../../engine/store/tags.ts'
import { holds, same, type Subject } from '../subject.ts'
import { longTexts, textSubject } from '../text.ts'

export const cookies = textSubject({
  name: 'cookies',
  classes: ['sent', 'not sent'],
  corpus: ['id=1', 'a=b; id=1; c=d', 'id=1; id=2', 'ID=1', 'id = 1', 'id', '=1', 'id=', 'xid=1', 'id="a;b"', '; ;id=1', 'id=1,a=2', ''],
  atoms: ['id', '=', ';', '; ', ' ', 'a', '"', ',', '1', '\t'],
  parse: (text) => cookieValues([['Cookie', text]], 'id'),
  check(text) {
    const values = cookieValues([['Cookie', text]], 'id')
    const expected = text.split(';').map((pair) => pair.split('=')).filter(([name = '', ...rest]) => name.trim() === 'id' && rest.length > 0).map(([, ...rest]) => rest.join('=').trim())
    same(values, expected, 'reads every value, in order')
    same(cookieValues(text.split(';').map((line) => ['cookie', line]), 'id'), values, 'several lines are one')
    return values.length > 0 ? 'sent' : 'not sent'
  },
})

export const tags = textSubject({
  name: 'tags',
  classes: ['tagged', 'untagged'],
  corpus: ['a', 'a b c', 'a  b', ' a ', '', ' ', 'product-7 sale', 'a,b', 'a a'],
  atoms: ['a', 'b', ' ', '  ', ',', '\t', '"'],
  parse: (text) => tagsOf([['Surrogate-Key', text], ['Cache-Tag', text]], []),
  check(text) {
    const surrogate = tagsOf([['Surrogate-Key', text]], [])
    const cacheTag = tagsOf([['Cache-Tag', text]], ['of-route'])
    holds(surrogate.every((tag) => tag !== '' && !/[\s,]/.test(tag)), 'a surrogate key has no space in it', surrogate)
    same(surrogate, [...new Set(text.split(/[\s,]/).filter((tag) => tag !== ''))], 'spaces and commas separate them')
    same(cacheTag, [...new Set([...text.split(',').map((tag) => tag.trim()), 'of-route'])].filter((tag) => tag !== ''), 'commas separate cache tags, and the route adds its own')
    same(tagsOf([['Surrogate-Key', surrogate.join(' ')]], []), surrogate, 'reads what it writes')
    return surrogate.length > 0 ? 'tagged' : 'untagged'
  },
})

const QUERIES = ['/a', '/a?', '/a?b=1&a=2', '/a?utm_x=1&b', '/a?%77idth=1', '/a?a=1;b=2', '/a?&&', '/a?=1', '/a?%zz=1', '/a?a+b=1', '/a?b=1&b=2&a']
const QUERY_ATOMS = ['?', '&', '=', 'a', 'b', 'utm_', '%77', '%', ';', '+', '%26', '%3D', '/']
const keeps = (name: string) => !name.startsWith('utm_')

const queryText = textSubject({
  name: 'query',
  classes: ['some dropped', 'all kept', 'no query'],
  corpus: QUERIES,
  atoms: QUERY_ATOMS,
  parse: (text) => withParameters(text, keeps),
  check(text) {
    const kept = withParameters(text, keeps)
    holds(withParameters(kept, keeps) === kept, 'a second time changes nothing', kept)
    const mark = text.indexOf('?')
    if (mark < 0) {
      holds(kept === text, 'without a query nothing changes', kept)
      return 'no query'
    }
    const before = text.slice(mark + 1).split('&').filter((part) => part !== '')
    const after = kept.length > mark ? kept.slice(mark + 1).split('&') : []
    holds(kept.slice(0, mark) === text.slice(0, mark), 'the path stays', kept)
    holds(after.every((part) => before.includes(part)), 'nothing is made up', after)
    holds(before.every((part) => after.includes(part) || part.startsWith('utm_') || part.includes('%')), 'only what is not wanted goes', after)
    holds(withParameters(text, () => true).length <= text.length, 'sorting adds nothing')
    same([...after].sort(), [...before].filter((part) => after.includes(part)).sort(), 'a kept parameter stays as often as it came')
    return after.length < before.length ? 'some dropped' : 'all kept'
  },
})

export const query: Subject<string> = {
  ...queryText,
  *long(length) {
    yield* longTexts(length, QUERY_ATOMS, QUERIES)
    for (const text of longTexts(length - 2, QUERY_ATOMS, QUERIES)) yield `/?${text}`
    yield `/?${Array.from({ length: Math.ceil(length / 8) }, (_, number) => `p${number}=1`).join('&')}`.slice(0, length)
  },
}

export const headerText = textSubject({
  name: 'header-text',
  classes: ['all fields', 'some malformed', 'nothing'],
  corpus: ['Cache-Control: max-age=60', 'a: 1\nb: 2', 'a:1\r\nb:2\r\n\r\n', ' folded: no', 'a : 1', ':1', 'no colon', 'a:', 'a: b: c', 'a: \u0001', 'é: 1', 'a:\t1 \t'],
  atoms: ['a', ':', ': ', ' ', '\t', '\n', '\r\n', '\r', '\u0000', 'é', 'Cache-Control', '1'],
  parse: (text) => parseHeaderText(text),
  check(text) {
    const { fields, lines } = parseHeaderText(text)
    for (const [name, value] of fields) holds(/^[!-9;-~]+$/.test(name) && !/[\r\n\0]/.test(value) && !/^[ \t]|[ \t]$/.test(value), 'a field is one', name, value)
    for (const line of lines) {
      holds(line.from >= 0 && line.from < line.to && line.to <= text.length, 'a line stands in the text', line)
      holds(!/[\r\n]/.test(text.slice(line.from, line.to)), 'a line is one line', line)
      if (line.kind === 'field') holds(text.startsWith(line.name, line.from) && text.startsWith(line.value, line.valueFrom), 'name and value stand where it says', line)
    }
    same(parseHeaderText(formatHeaderText(fields)).fields, fields, 'reads what it writes')
    same(lines.map(({ from, to }) => text.slice(from, to)), text.split(/[\r\n]/).filter((line) => line !== ''), 'every line is told')
    const bad = lines.some(({ kind }) => kind === 'malformed')
    return bad ? 'some malformed' : fields.length > 0 ? 'all fields' : 'nothing'
  },
})
