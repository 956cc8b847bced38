/**
 * The learner's rule: a policy document, and the tiles that stand for its parts. In: a document, the tiles of a step. Out: which tiles
 * are in, and the document with one of them moved. The document is the only truth; tiles are read from it.
 */
import type { PolicyDocument, PolicyRules } from '../../src/engine/policy/schema.ts'
import { anyPattern } from '../../src/engine/policy/pattern.ts'

/** Languages and codings of the shop: the fallback first, the best first. */
export const SHOP_LANGUAGES = ['en', 'es', 'de'] as const
export const SHOP_CODINGS = ['br', 'gzip'] as const

/** Part of a key, or of what is done before it is made. */
export type Tile =
  /** A query parameter, or a pattern of them. */
  | `parameter:${string}`
  /** Whatever parameters nobody has listed. */
  | 'others'
  /** A request field whose value becomes part of the key. */
  | `header:${string}`
  | `cookie:${string}`
  /** A field that is rewritten to one of few values before anything else is done. */
  | 'few:accept-encoding'
  | 'few:accept-language'
  | 'few:user-agent'
  /** A field that the POP takes away from every request. */
  | `drop:${string}`
  /** A name in the origin's Vary that counts for nothing. */
  | `ignore:${string}`

/** Setting text to document. The text is only ever written by `written`. */
export function documentOf(text: string): PolicyDocument {
  return JSON.parse(text) as PolicyDocument
}

/** @returns the setting text of a document with these rules for every request */
export function written(rules: PolicyRules): string {
  return JSON.stringify({ version: 1, default: rules } satisfies PolicyDocument)
}

export const WHOLE_QUERY = written({})
export const NO_QUERY = written({ key: { query: 'none' } })
/** Without the noise that everybody knows. */
export const EXCLUDE_KNOWN = written({ key: { query: { exclude: ['utm_*', 'gclid', 'fbclid'] } } })

export function rulesOf(text: string): PolicyRules {
  return documentOf(text).default ?? {}
}

const named = (tile: Tile): string => tile.slice(tile.indexOf(':') + 1)

/** Is the tile's part in the rule? */
export function isIn(rules: PolicyRules, tile: Tile): boolean {
  const { key = {}, normalise = {}, vary = {} } = rules
  if (tile === 'others') return query(rules).others
  if (tile.startsWith('parameter:')) return counts(rules, named(tile))
  if (tile.startsWith('header:')) return (key.headers ?? []).includes(named(tile))
  if (tile.startsWith('cookie:')) return (key.cookies ?? []).includes(named(tile))
  if (tile.startsWith('drop:')) return normalise.values?.[named(tile)]?.length === 0
  if (tile.startsWith('ignore:')) return (vary.ignore ?? []).includes(named(tile))
  if (tile === 'few:accept-encoding') return normalise.acceptEncoding !== undefined
  return tile === 'few:accept-language' ? normalise.acceptLanguage !== undefined : normalise.userAgent !== undefined
}

/**
 * The rule with one tile moved in or out.
 * @param tiles all tiles of the step: parameters that stay out are named where the others count
 */
export function moved(rules: PolicyRules, tile: Tile, tiles: readonly Tile[]): PolicyRules {
  const into = !isIn(rules, tile)
  if (tile === 'others' || tile.startsWith('parameter:')) {
    const parameters = tiles.flatMap((each) => (each.startsWith('parameter:') ? [named(each)] : []))
    const counted = parameters.filter((name) => (name === named(tile) && tile !== 'others' ? into : counts(rules, name)))
    return withQuery(rules, counted, parameters, tile === 'others' ? into : query(rules).others)
  }
  const toggled = (list: readonly string[] = []): string[] => (into ? [...list, named(tile)].sort() : list.filter((name) => name !== named(tile)))
  if (tile.startsWith('header:')) return tidy({ ...rules, key: { ...rules.key, headers: toggled(rules.key?.headers) } })
  if (tile.startsWith('cookie:')) return tidy({ ...rules, key: { ...rules.key, cookies: toggled(rules.key?.cookies) } })
  if (tile.startsWith('ignore:')) return tidy({ ...rules, vary: { ignore: toggled(rules.vary?.ignore) } })
  if (tile.startsWith('drop:')) {
    const { [named(tile)]: _, ...others } = rules.normalise?.values ?? {}
    return tidy({ ...rules, normalise: { ...rules.normalise, values: into ? { ...others, [named(tile)]: [] } : others } })
  }
  const { acceptEncoding, acceptLanguage, userAgent, ...normalise } = rules.normalise ?? {}
  const wanted = { 'few:accept-encoding': acceptEncoding !== undefined, 'few:accept-language': acceptLanguage !== undefined, 'few:user-agent': userAgent !== undefined, [tile]: into }
  return tidy({
    ...rules,
    normalise: {
      ...normalise,
      ...(wanted['few:accept-encoding'] && { acceptEncoding: [...SHOP_CODINGS] }),
      ...(wanted['few:accept-language'] && { acceptLanguage: [...SHOP_LANGUAGES] }),
      ...(wanted['few:user-agent'] && { userAgent: ['desktop', 'mobile'] as const }),
    } as NonNullable<PolicyRules['normalise']>,
  })
}

/** Which parameters a document names, and whether the rest count. */
function query({ key }: PolicyRules): { readonly names: readonly string[]; readonly others: boolean } {
  const said = key?.query ?? 'all'
  if (typeof said === 'string') return { names: [], others: said === 'all' }
  return said.include ? { names: said.include, others: false } : { names: said.exclude ?? [], others: true }
}

function counts(rules: PolicyRules, parameter: string): boolean {
  const { names, others } = query(rules)
  return (names.includes(parameter) || anyPattern(names)(parameter)) !== others
}

function withQuery(rules: PolicyRules, counted: readonly string[], all: readonly string[], others: boolean): PolicyRules {
  const left = all.filter((name) => !counted.includes(name))
  const { query: _, ...key } = rules.key ?? {}
  if (others && left.length === 0) return tidy({ ...rules, key })
  if (!others && counted.length === 0) return tidy({ ...rules, key: { ...key, query: 'none' } })
  return tidy({ ...rules, key: { ...key, query: others ? { exclude: [...left] } : { include: [...counted] } } })
}

/** Without lists and groups that say nothing, which the schema has no place for; members always in one order, so that equal rules have equal texts. */
function tidy({ key, normalise, vary }: PolicyRules): PolicyRules {
  const kept = {
    key: sparse({ query: key?.query, headers: key?.headers, cookies: key?.cookies }),
    normalise: sparse({ acceptEncoding: normalise?.acceptEncoding, acceptLanguage: normalise?.acceptLanguage, userAgent: normalise?.userAgent, values: sparseRecord(normalise?.values) }),
    vary: sparse({ ignore: vary?.ignore }),
  }
  return (sparse(kept) ?? {}) as PolicyRules
}

function sparse<T extends object>(group: T): Partial<T> | undefined {
  const members = Object.entries(group).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
  return members.length === 0 ? undefined : (Object.fromEntries(members) as Partial<T>)
}

/** Values may be an empty list: it drops the field. */
function sparseRecord<T extends object>(record: T | undefined): T | undefined {
  return record && Object.keys(record).length > 0 ? record : undefined
}
