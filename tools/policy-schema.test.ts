import Ajv from 'ajv'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parsePolicy } from '../src/engine/policy/document.ts'
import { REFUSED } from '../src/engine/policy/document.testdata.ts'
import { EXAMPLES } from '../src/engine/policy/examples.ts'
import { policyParts, policySchema } from '../src/engine/policy/schema.ts'
import { jsonSchemaText, schemaFile } from './policy-schema.mjs'

const committed = readFileSync(schemaFile, 'utf8')
const json = JSON.parse(committed) as Record<string, unknown>
const accepts = new Ajv({ allErrors: true }).compile(json)

interface Described {
  readonly description?: string
  readonly $ref?: string
  readonly properties?: Readonly<Record<string, Described>>
}

/** Every member of every object in the schema, by a name to find it by. */
function membersOf(value: unknown, path: string): [string, Described][] {
  if (typeof value !== 'object' || value === null) return []
  const { properties = {} } = value as Described
  return [
    ...Object.entries(properties).map(([name, member]): [string, Described] => [`${path}/${name}`, member]),
    ...Object.entries(value).flatMap(([name, below]) => membersOf(below, `${path}/${name}`)),
  ]
}

describe('the JSON Schema of policy documents', () => {
  it('is what the generator writes; when it is not, run `npm run policy:schema`', () => {
    expect(committed).toBe(jsonSchemaText(policySchema, policyParts))
  })

  it('describes every member', () => {
    const members = membersOf(json, '')
    expect(members.length).toBeGreaterThan(40)
    expect(members.filter(([, { description, $ref }]) => !description && !$ref).map(([path]) => path)).toEqual([])
  })

  it('knows what a descriptive reference points at', () => {
    const { $defs } = json as { $defs: Record<string, Described> }
    expect(Object.keys($defs).sort()).toEqual(Object.keys(policyParts).sort())
    for (const [name, { description }] of Object.entries($defs)) expect(description, name).toBeTruthy()
  })

  it.each(Object.entries(EXAMPLES))('accepts the example %s, as the parser does', (_name, document) => {
    expect(accepts(document)).toBe(true)
    expect(parsePolicy(document).ok).toBe(true)
    expect(accepts({ $schema: 'policy.schema.json', ...document })).toBe(true)
  })

  it.each(REFUSED)('refuses $name, as the parser does', ({ document }) => {
    expect(accepts(document)).toBe(false)
    expect(parsePolicy(document).ok).toBe(false)
  })
})

describe('docs/policy.md', () => {
  const text = readFileSync(new URL('../docs/policy.md', import.meta.url), 'utf8')

  it('names every member', () => {
    const names = new Set(membersOf(json, '').map(([path]) => path.split('/').at(-1) ?? ''))
    expect([...names].filter((name) => !text.includes(`\`${name}\``) && !text.includes(`"${name}"`))).toEqual([])
  })

  it('shows documents that are accepted', () => {
    const documents = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, document = '']) => document)
    expect(documents).not.toEqual([])
    for (const document of documents) expect(parsePolicy(document)).toMatchObject({ ok: true })
  })

  it.each<[string, unknown]>([
    ['routes[2].edge.ttlSeconds', { version: 1, routes: [1, 2, 3].map(() => ({ name: 'a', match: { paths: ['*'] }, edge: { ttlSeconds: '60' } })) }],
    ['routes[0].edge.ttl', { version: 1, routes: [{ name: 'a', match: { paths: ['*'] }, edge: { ttl: 60 } }] }],
    ['routes[0].ttlSeconds', { version: 1, routes: [{ name: 'a', match: { paths: ['*'] }, ttlSeconds: 60 }] }],
    ['default.browser', { version: 1, default: { browser: { immutable: true } } }],
    ['version', { version: 2 }],
  ])('tells of %s in the words of the parser', (path, document) => {
    const parsed = parsePolicy(document)
    const found = parsed.ok ? undefined : parsed.problems.find((problem) => problem.path === path)
    expect(text).toContain(`| \`${path}\` | \`${found?.problem}\` | \`${found?.mend}\` |`)
  })
})
