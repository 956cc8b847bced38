/**
 * What of a document can concern one workload. In: a document, a host. Out: the document without the routes that no request to the host
 * can fall under, and without notes: two documents that agree in this are the same to the workload's probes.
 */
import { matcher, targetOf } from '../engine/policy/match.ts'
import type { PolicyDocument } from '../engine/policy/schema.ts'

export function concerning({ shield, routes = [], default: rest }: PolicyDocument, host: string): PolicyDocument {
  const target = targetOf({ method: 'GET', url: `https://${host}/`, headers: [] })
  const own = routes.filter(({ match: { hosts } }) => hosts === undefined || matcher({ hosts })(target))
  return {
    version: 1,
    // Off is as if it weren't there.
    ...(shield?.on && { shield }),
    ...(own.length > 0 && { routes: own.map(({ note: _note, ...route }) => route) }),
    ...(rest && { default: rest }),
  }
}
