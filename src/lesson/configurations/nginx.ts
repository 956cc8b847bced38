/**
 * nginx: proxy_cache_key, map, proxy_set_header (nginx.org, ngx_http_proxy_module and ngx_http_map_module). Two traits shape it:
 * `$arg_` variables are all that it knows of single parameters, and Vary is compared with what the client sent, not with what
 * proxy_set_header makes of it; what is normalised therefore stands in the key, and Vary is not read.
 */
import { devicesOf, droppedOf, escapedForRegex, headerCase, isPattern, keyHeadersOf, queryOf, type Configuration, type ConfigurationNote, type KeyRules } from './configuration.ts'
import { comments } from './copy.en.ts'

const VARIABLE_NAME = /^[A-Za-z0-9_]+$/

export function nginx(rules: KeyRules): Configuration {
  const notes: ConfigurationNote[] = []
  const { normalise, vary } = rules
  const maps: string[] = []
  const directives: string[] = []
  const key = [uri(rules, notes)]
  const normalised = (field: string, variable: string, lines: readonly (readonly [string, string])[]): void => {
    maps.push(map(`$http_${field.replaceAll('-', '_')}`, variable, lines))
    directives.push(`proxy_set_header ${headerCase(field)} ${variable};`)
    key.push(variable)
  }

  if (normalise?.acceptEncoding) normalised('accept-encoding', '$key_encoding', [['default', 'identity'], ...normalise.acceptEncoding.map((coding) => [`"~*\\b${coding}\\b"`, coding] as const)])
  if (normalise?.acceptLanguage) {
    const [fallback = 'en', ...others] = normalise.acceptLanguage
    normalised('accept-language', '$key_language', [['default', fallback], ...others.map((tag) => [`"~*^${escapedForRegex(tag)}\\b"`, tag] as const)])
  }
  const devices = devicesOf(rules)
  if (devices) normalised('user-agent', '$key_device', [['default', devices.fallback], ...devices.patterns.map(([name, pattern]) => [`"~*(${pattern})"`, name] as const)])
  if (maps.length > 0) {
    notes.push({ id: 'first-choice-only', names: [] }, { id: 'vary-in-key', names: [] })
    directives.push('proxy_ignore_headers Vary;')
  } else if (vary?.ignore) {
    notes.push({ id: 'vary-whole', names: vary.ignore })
    directives.push('proxy_ignore_headers Vary;')
  }
  for (const name of keyHeadersOf(rules)) key.push(`$http_${name.replaceAll('-', '_')}`)
  for (const name of named(rules.key?.cookies ?? [], notes)) key.push(`$cookie_${name}`)
  for (const name of droppedOf(rules)) directives.push(`proxy_set_header ${headerCase(name)} "";`)
  if (normalise?.headers) directives.push('proxy_pass_request_headers off;', ...normalise.headers.map((name) => `proxy_set_header ${headerCase(name.toLowerCase())} $http_${name.toLowerCase().replaceAll('-', '_')};`))

  const text = [
    ...(maps.length > 0 ? [comments.nginxHttp, ...maps, ''] : []),
    comments.nginxLocation,
    ...directives,
    `proxy_cache_key "${key.join(' ')}";`,
  ].join('\n')
  return { files: [{ name: 'nginx.conf', text }], notes }
}

function uri(rules: KeyRules, notes: ConfigurationNote[]): string {
  const { mode, names } = queryOf(rules)
  if (mode === 'none') return '$scheme://$host$uri'
  if (mode === 'include') {
    const patterns = names.filter(isPattern)
    if (patterns.length > 0) notes.push({ id: 'no-wildcard', names: patterns })
    return `$scheme://$host$uri?${named(names.filter((name) => !isPattern(name)), notes).map((name) => `${name}=$arg_${name}`).join('&')}`
  }
  if (mode === 'exclude') notes.push({ id: 'no-exclude', names })
  return '$scheme://$host$request_uri'
}

function named(names: readonly string[], notes: ConfigurationNote[]): readonly string[] {
  const without = names.filter((name) => !VARIABLE_NAME.test(name))
  if (without.length > 0) notes.push({ id: 'no-such-name', names: without })
  return names.filter((name) => VARIABLE_NAME.test(name))
}

function map(from: string, to: string, lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([pattern]) => pattern.length))
  return [`map ${from} ${to} {`, ...lines.map(([pattern, value]) => `    ${pattern.padEnd(width)} ${value};`), '}'].join('\n')
}
