/**
 * Cloudflare: a cache rule for the Rulesets API (developers.cloudflare.com: "Create a cache rule via API", "Cache keys", "Vary"). Read
 * in 2026. Headers that have many values may not stand in its keys; Vary has actions of its own in cache rules since June 2026.
 */
import { droppedOf, keyHeadersOf, queryOf, spelledOut, type Configuration, type ConfigurationNote, type KeyRules } from './configuration.ts'

/** "Cache keys", under Headers: what cannot be included. */
const NOT_IN_KEYS = new Set(['accept', 'accept-charset', 'accept-encoding', 'accept-datetime', 'accept-language', 'referer', 'user-agent', 'connection', 'content-length', 'cache-control', 'if-match', 'if-modified-since', 'if-none-match', 'if-unmodified-since', 'range', 'upgrade', 'cookie', 'host', 'origin'])

export function cloudflare(rules: KeyRules, host: string): Configuration {
  const notes: ConfigurationNote[] = []
  const { normalise, key } = rules
  const { mode, names } = queryOf(rules)
  const headers = keyHeadersOf(rules)
  const barred = headers.filter((name) => NOT_IN_KEYS.has(name) || name.startsWith('cf-'))
  if (barred.length > 0) notes.push({ id: 'header-not-keyed', names: barred })
  if (normalise?.acceptEncoding) notes.push({ id: 'encoding-own', names: [] })
  if (normalise?.userAgent) notes.push({ id: 'device-own', names: ['device_type'] })
  const dropped = droppedOf(rules)
  if (dropped.length > 0 || normalise?.headers) notes.push({ id: 'drop-elsewhere', names: dropped })
  const kept = headers.filter((name) => !barred.includes(name))
  const custom = {
    ...(mode === 'none' && { query_string: { exclude: { all: true } } }),
    ...(mode === 'include' && { query_string: { include: { list: spelledOut(names, notes) } } }),
    ...(mode === 'exclude' && { query_string: { exclude: { list: spelledOut(names, notes) } } }),
    ...(kept.length > 0 && { header: { include: kept } }),
    ...(key?.cookies && { cookie: { include: key.cookies } }),
    ...(normalise?.userAgent && { user: { device_type: true } }),
  }
  const rule = {
    expression: `(http.host eq ${JSON.stringify(host)})`,
    action: 'set_cache_settings',
    action_parameters: {
      cache: true,
      ...(Object.keys(custom).length > 0 && { cache_key: { ...(mode !== 'all' && { ignore_query_strings_order: true }), custom_key: custom } }),
      ...(normalise?.acceptLanguage && { vary: { default: { action: 'bypass' }, headers: { 'accept-language': { action: 'normalize', languages: normalise.acceptLanguage } } } }),
    },
  }
  return { files: [{ name: 'cache-rule.json', text: JSON.stringify({ rules: [rule] }, null, 2) }], notes }
}
