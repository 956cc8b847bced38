/** Changes of one member of a document, as fields make them. Documents are values: nothing is changed in place. */
import { pathText } from '../../../src/engine/policy/problems.ts'
import type { PolicyDocument, PolicyRoute } from '../../../src/engine/policy/schema.ts'

/** Where a member stands: names, and places in lists. */
export type Keys = readonly (string | number)[]

/** As parsePolicy writes it: `routes[2].edge.ttlSeconds`. */
export const pathOf = pathText

/** @returns what stands there, or undefined where nothing does */
export function valueAt(document: unknown, keys: Keys): unknown {
  return keys.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string | number, unknown>)[key] : undefined), document)
}

/**
 * The document with another value there. undefined takes the member out, and with it a group that is left empty; a route keeps its
 * `match`, without which it is none. The value may be a wrong one: then the document has a problem.
 */
export function withValue(document: PolicyDocument, keys: Keys, value: unknown): PolicyDocument {
  return changed(document, keys, value) as PolicyDocument
}

function changed(before: unknown, [key, ...rest]: Keys, value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(before)) return before.map((item: unknown, index) => (index === key ? changed(item, rest, value) : item))
  const members = { ...(before as Readonly<Record<string, unknown>> | undefined) }
  const next = changed(members[key], rest, value)
  const isEmptyGroup = rest.length > 0 && key !== 'match' && isEmpty(next)
  if (next === undefined || isEmptyGroup) delete members[key]
  else members[key] = next
  return members
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
}

const routesOf = (document: PolicyDocument): readonly PolicyRoute[] => document.routes ?? []

function withRoutes(document: PolicyDocument, routes: readonly PolicyRoute[]): PolicyDocument {
  const { routes: _before, ...rest } = document
  return routes.length > 0 ? { ...rest, routes: [...routes] } : rest
}

/** @returns the document with a new route at its end, which every request fits */
export function withRoute(document: PolicyDocument, name: string): PolicyDocument {
  return withNewRoute(document, { name, match: { paths: ['*'] } })
}

/** @returns the document with the route at its end */
export function withNewRoute(document: PolicyDocument, route: PolicyRoute): PolicyDocument {
  return withRoutes(document, [...routesOf(document), route])
}

export function withoutRoute(document: PolicyDocument, index: number): PolicyDocument {
  return withRoutes(document, routesOf(document).filter((_route, at) => at !== index))
}

/** @returns the document with a copy of a route behind it, under a name of its own */
export function withCopy(document: PolicyDocument, index: number, name: string): PolicyDocument {
  return withRoutes(document, routesOf(document).flatMap((route, at) => (at === index ? [route, { ...route, name }] : [route])))
}

/** @returns the document with a route at another place; the same where there is no such place */
export function withMoved(document: PolicyDocument, from: number, to: number): PolicyDocument {
  const routes = [...routesOf(document)]
  const route = routes[from]
  if (!route || to < 0 || to >= routes.length) return document
  routes.splice(from, 1)
  routes.splice(to, 0, route)
  return withRoutes(document, routes)
}

/** A record with another name for one of its members, at the same place; the same where the name is taken. */
export function renamed<Value>(record: Readonly<Record<string, Value>>, from: string, to: string): Readonly<Record<string, Value>> {
  if (Object.hasOwn(record, to)) return record
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name === from ? to : name, value]))
}
