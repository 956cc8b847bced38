/**
 * The policy document, version 1: what an operator decides, as data. Only the files of this schema and their reader know the
 * library behind them. Issue messages are names of sentences in problems.en.ts; descriptions become those of
 * public/policy.schema.json. Left out: reading a text (document.ts), what the members do (compile.ts).
 */
import * as v from 'valibot'
import { flag, list, MAX_LIST, note, text } from './schema.forms.ts'
import * as parts from './schema.parts.ts'

const rules = {
  cache: v.exactOptional(flag('false: such requests always go to the origin and nothing is stored, whatever else stands here. Default: true.')),
  edge: v.exactOptional(parts.edge),
  browser: v.exactOptional(parts.browser),
  key: v.exactOptional(parts.key),
  normalise: v.exactOptional(parts.normalise),
  vary: v.exactOptional(parts.vary),
  setCookie: v.exactOptional(v.pipe(v.picklist(['refuse', 'strip', 'store']), v.description('A response with Set-Cookie: `refuse` (the default) stores none such, `strip` stores it without those lines, `store` with them.'))),
  tags: v.exactOptional(list(text(/^[^\s,]+$/, 'tag', 200), 'Tags that every response of this route carries, beside those it names in Surrogate-Key and Cache-Tag.')),
  purge: v.exactOptional(parts.purge),
}

const route = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(60), v.description('What reports and logs call the route.')),
  note: note('the route'),
  match: parts.match,
  ...rules,
})

/** The whole document. Unknown members are refused, so that a slip of the pen says nothing silently. */
export const policySchema = v.pipe(
  v.strictObject({
    $schema: v.exactOptional(v.pipe(v.string(), v.maxLength(500), v.description('Where this schema stands, for editors.'))),
    version: v.pipe(v.literal(1), v.description('The version of this format: 1.')),
    note: note('the document'),
    shield: v.exactOptional(
      v.pipe(
        v.strictObject({
          on: flag('Whether all edges fetch through one cache before the origin.'),
          place: v.exactOptional(v.pipe(text(/^[a-z0-9][a-z0-9-]*$/, 'place', 60), v.description('Where it stands, e.g. `virginia`; left out: beside the origin.'))),
        }),
        v.description('A cache between all edges and the origin.'),
      ),
    ),
    routes: v.exactOptional(v.pipe(v.array(route), v.maxLength(MAX_LIST), v.description('Tried in this order; the first that a request fits decides alone.'))),
    default: v.exactOptional(v.pipe(v.strictObject(rules), v.description('For requests that fit no route; left out: as an empty one.'))),
  }),
  v.title('Cache policy'),
  v.description('What an operator decides about a cache, route by route. What is left out is as the standard (RFC 9111) has it.'),
)

export type PolicyDocument = v.InferOutput<typeof policySchema>

/** One route of a document, or what stands under `default`: what the operator decides for the requests that fit it. */
export type PolicyRoute = NonNullable<PolicyDocument['routes']>[number]
export type PolicyRules = NonNullable<PolicyDocument['default']>

/** The groups by name, for the JSON Schema to say each once. */
export const policyParts = parts
