/**
 * Varnish 7, VCL 4.1 (varnish-cache.org, "VCL"; vmod_querystring(3), vmod_cookie(3)). vcl_hash takes the place of the built-in one,
 * which hashes URL and host. Varnish asks for gzip by itself and keeps Accept-Encoding out of Vary.
 */
import { devicesOf, droppedOf, escapedForRegex, headerCase, isPattern, keyHeadersOf, patternAsRegex, queryOf, type Configuration, type ConfigurationNote, type KeyRules } from './configuration.ts'
import { comments } from './copy.en.ts'
import { block, conditions, varyWithout } from './vcl.ts'

export function varnish(rules: KeyRules): Configuration {
  const notes: ConfigurationNote[] = []
  const { normalise, key, vary } = rules
  const { mode, names } = queryOf(rules)
  const filtered = mode === 'include' || mode === 'exclude'
  const cookies = key?.cookies ?? []
  const imports = [...(filtered ? [comments.querystring, 'import querystring;'] : []), ...(cookies.length > 0 ? ['import cookie;'] : []), ...(filtered || cookies.length > 0 ? [''] : [])]
  if (filtered) notes.push({ id: 'module-needed', names: ['vmod-querystring'] })
  if (normalise?.acceptEncoding) notes.push({ id: 'gzip-only', names: normalise.acceptEncoding })
  if (cookies.length === 0) notes.push({ id: 'cookies-dropped', names: [] })

  const [fallback = 'en', ...others] = normalise?.acceptLanguage ?? []
  const devices = devicesOf(rules)
  if (normalise?.acceptLanguage) notes.push({ id: 'first-choice-only', names: [] })
  const recv = [
    ...(normalise?.acceptLanguage ? conditions('req.http.Accept-Language', others.map((tag) => [tag, `(?i)^${escapedForRegex(tag)}\\b`]), fallback) : []),
    ...(devices ? conditions('req.http.User-Agent', devices.patterns.map(([name, pattern]) => [name, `(?i)(${pattern})`]), devices.fallback) : []),
    ...droppedOf(rules).map((name) => `unset req.http.${headerCase(name)};`),
    ...(cookies.length > 0 ? ['cookie.parse(req.http.Cookie);', `cookie.keep(${string(cookies.join(','))});`, 'set req.http.Cookie = cookie.get_string();', 'return (hash);'] : ['unset req.http.Cookie;']),
  ]
  const hash = [
    `hash_data(${url(mode)});`,
    'hash_data(req.http.Host);',
    ...keyHeadersOf(rules).map((name) => `hash_data(req.http.${headerCase(name)});`),
    ...cookies.map((name) => `hash_data(cookie.get(${string(name)}));`),
    'return (lookup);',
  ]
  const text = [
    'vcl 4.1;',
    '',
    ...imports,
    ...(filtered ? [block('vcl_init', ['new counted = querystring.filter(sort = true);', ...names.map(added)]), ''] : []),
    block('vcl_recv', recv),
    '',
    block('vcl_hash', hash),
    ...(vary?.ignore ? ['', block('vcl_backend_response', varyWithout(vary.ignore))] : []),
  ].join('\n')
  return { files: [{ name: 'default.vcl', text }], notes }
}

function url(mode: 'all' | 'none' | 'include' | 'exclude'): string {
  if (mode === 'all') return 'req.url'
  if (mode === 'none') return 'regsub(req.url, "\\?.*$", "")'
  return `counted.apply(req.url, mode = ${mode === 'include' ? 'keep' : 'drop'})`
}

function added(name: string): string {
  if (!isPattern(name)) return `counted.add_string(${string(name)});`
  // Signs that a glob reads otherwise than a policy document does.
  return /[?[\]\\]/.test(name) ? `counted.add_regex(${string(patternAsRegex([name]))});` : `counted.add_glob(${string(name)});`
}

/** VCL knows no escapes: a text with a quotation mark is written in the long form, which ends at `"}`. */
function string(text: string): string {
  return text.includes('"') ? `{"${text.replaceAll('"}', '" }')}"}` : `"${text}"`
}
