/**
 * A policy document as the text that stands in the JSON pane, and whether the form has a field for all that a text says. Both walk
 * the engine's schema, so that a member that is added there has its place here.
 */
import { FORBIDDEN_NAMES } from '../../../src/engine/policy/json.ts'
import { policySchema, type PolicyDocument } from '../../../src/engine/policy/schema.ts'

/** The parts of a schema of the library that say what may stand where. */
interface Shape {
  readonly type: string
  readonly entries?: Readonly<Record<string, Shape>>
  readonly wrapped?: Shape
  readonly item?: Shape
  readonly value?: Shape
  readonly options?: readonly unknown[]
  readonly literal?: unknown
}

const ROOT = policySchema as unknown as Shape

/** @returns the document's text: two blanks a level, members in the schema's order; unknown members come last, as they stand */
export function written(document: PolicyDocument): string {
  return `${JSON.stringify(inOrder(document, ROOT), null, 2)}\n`
}

function inOrder(value: unknown, shape: Shape | undefined): unknown {
  const known = unwrapped(shape)
  if (Array.isArray(value)) return value.map((item: unknown) => inOrder(item, known?.item))
  if (!isObject(value)) return value
  const { entries } = objectOf(known) ?? {}
  if (!entries) return value
  const names = [...Object.keys(entries).filter((name) => Object.hasOwn(value, name)), ...Object.keys(value).filter((name) => !Object.hasOwn(entries, name))]
  return Object.fromEntries(names.map((name) => [name, inOrder(value[name], entries[name])]))
}

/**
 * Can the form show the value and mend it? It can where every member has a field and what stands in it is of the field's kind; a
 * text where seconds belong can, since a field may be left with one.
 */
export function fitsForm(value: unknown): value is PolicyDocument {
  return fits(value, ROOT)
}

function fits(value: unknown, shape: Shape | undefined): boolean {
  const known = unwrapped(shape)
  switch (known?.type) {
    case 'string':
      return typeof value === 'string'
    case 'number':
      return Number.isFinite(value) || typeof value === 'string'
    case 'boolean':
      return typeof value === 'boolean'
    case 'literal':
      return value === known.literal
    case 'picklist':
      return known.options?.includes(value) ?? false
    case 'array':
      // Names in lists are typed by hand: what is none of the known ones can be mended in its field.
      return Array.isArray(value) && value.every((item) => (unwrapped(known.item)?.type === 'picklist' ? typeof item === 'string' : fits(item, known.item)))
    case 'record':
      return isObject(value) && Object.entries(value).every(([name, item]) => !FORBIDDEN_NAMES.has(name) && fits(item, known.value))
    case 'union':
      return (known.options as readonly Shape[]).some((option) => fits(value, option))
    case 'strict_object':
      return isObject(value) && hasMembers(value, known.entries ?? {})
    default:
      return false
  }
}

function hasMembers(value: Readonly<Record<string, unknown>>, entries: Readonly<Record<string, Shape>>): boolean {
  const optional = (name: string) => entries[name]?.type === 'exact_optional'
  return (
    Object.keys(value).every((name) => Object.hasOwn(entries, name)) &&
    Object.keys(entries).every((name) => (Object.hasOwn(value, name) ? fits(value[name], entries[name]) : optional(name)))
  )
}

function objectOf(shape: Shape | undefined): Shape | undefined {
  return shape?.type === 'union' ? (shape.options as readonly Shape[]).find(({ entries }) => entries) : shape
}

function unwrapped(shape: Shape | undefined): Shape | undefined {
  return shape?.wrapped ? unwrapped(shape.wrapped) : shape
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
