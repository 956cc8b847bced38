/**
 * Cloudflare: a cache rule for the Rulesets API (developers.cloudflare.com: "Create a cache rule via API", "Cache keys", "Vary"). Read
 * in 2026. Accept, Accept-Language, Referer and User-Agent may stand in keys since November 2024, on the Enterprise plan; Vary has actions
 * of its own in cache rules since June 2026.
 */
import { droppedOf, keyHeadersOf, queryOf, spelledOut, type Configuration, type ConfigurationNote, type KeyRules } from './configuration.ts'

/** "Cache keys", under Headers: what cannot be included. */
const NOT_IN_KEYS = new Set(['connection', 'content-length', 'cache-control', 'if-match', 'if-modified-since', 'if-none-match', 'if-unmodified-since', 'range', 'upgrade', 'cookie', 'host', 'origin'])
/** Changelog of 7 November 2024: what can, on that plan alone. */
const PLAN_OF_ITS_OWN = /^(accept(-.*)?|referer|user-agent)$/

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
  const onPlan = kept.filter((name) => PLAN_OF_ITS_OWN.test(name))
  if (onPlan.length > 0) notes.push({ id: 'header-plan', names: onPlan })
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
