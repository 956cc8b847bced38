/**
 * Fastly VCL (fastly.com/documentation: vcl_hash; querystring.filter, .filter_except, .globfilter, .regfilter_except, .sort;
 * accept.encoding_lookup, accept.language_lookup). The key is made in vcl_hash, so that the origin still gets the whole URL.
 */
import { devicesOf, droppedOf, headerCase, isPattern, keyHeadersOf, patternAsRegex, queryOf, type Configuration, type ConfigurationNote, type KeyRules, type Query } from './configuration.ts'
import { block, conditions, varyWithout } from './vcl.ts'

export function fastly(rules: KeyRules): Configuration {
  const notes: ConfigurationNote[] = []
  const { normalise, key, vary } = rules
  const devices = devicesOf(rules)
  const recv = [
    '#FASTLY recv',
    ...(normalise?.acceptEncoding ? [`set req.http.Accept-Encoding = accept.encoding_lookup(${string(normalise.acceptEncoding.join(':'))}, "identity", req.http.Accept-Encoding);`] : []),
    ...(normalise?.acceptLanguage ? [`set req.http.Accept-Language = accept.language_lookup(${string(normalise.acceptLanguage.join(':'))}, ${string(normalise.acceptLanguage[0] ?? 'en')}, req.http.Accept-Language);`] : []),
    ...(devices ? conditions('req.http.User-Agent', devices.patterns.map(([name, pattern]) => [name, `(?i)(${pattern})`]), devices.fallback) : []),
    ...droppedOf(rules).map((name) => `unset req.http.${headerCase(name)};`),
    'return (lookup);',
  ]
  const hash = [
    `set req.hash += ${url(queryOf(rules))};`,
    'set req.hash += req.http.host;',
    ...keyHeadersOf(rules).map((name) => `set req.hash += req.http.${headerCase(name)};`),
    ...(key?.cookies ?? []).map((name) => `set req.hash += req.http.Cookie:${name};`),
    '#FASTLY hash',
    'return (hash);',
  ]
  const text = [block('vcl_recv', recv), '', block('vcl_hash', hash), ...(vary?.ignore ? ['', block('vcl_fetch', ['#FASTLY fetch', ...varyWithout(vary.ignore), 'return (deliver);'])] : [])].join('\n')
  return { files: [{ name: 'main.vcl', text }], notes }
}

function url({ mode, names }: Query): string {
  if (mode === 'all') return 'req.url'
  if (mode === 'none') return 'req.url.path'
  if (mode === 'include') {
    return `querystring.sort(${names.some(isPattern) ? `querystring.regfilter_except(req.url, ${string(patternAsRegex(names))})` : `querystring.filter_except(req.url, ${listed(names)})`})`
  }
  const plain = names.filter((name) => !isPattern(name))
  const without = plain.length > 0 ? `querystring.filter(req.url, ${listed(plain)})` : 'req.url'
  return `querystring.sort(${names.filter(isPattern).reduce((so, name) => `querystring.globfilter(${so}, ${string(name)})`, without)})`
}

function listed(names: readonly string[]): string {
  return names.map(string).join(' + querystring.filtersep() + ')
}

/** In Fastly's short strings `%` begins an escape of two digits. */
function string(text: string): string {
  return `"${text.replace(/[%"]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}"`
}
