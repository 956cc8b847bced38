/**
 * Versioned JSON. In: text from a place that anything may have written to. Out: a value, or a typed reason why not.
 * Nothing here throws.
 */

export interface Format<T> {
  readonly version: number
  /** From the version named to the next one. */
  readonly migrations: Readonly<Record<number, (old: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>>>
  /** null: nothing usable. `dropped`: parts that were left out because they were not valid. */
  readonly parse: (data: Readonly<Record<string, unknown>>) => { readonly value: T; readonly dropped: number } | null
}

export type Damage = 'too-large' | 'not-json' | 'not-an-object' | 'no-version' | 'migration-failed' | 'not-valid' | 'partly-valid'

export type Decoded<T> =
  | { readonly kind: 'ok'; readonly value: T; readonly migrated: boolean }
  | { readonly kind: 'newer'; readonly version: number }
  /** `salvaged` holds what could be kept. */
  | { readonly kind: 'damaged'; readonly why: Damage; readonly salvaged: T | null }

/** Longer than any honest record by a factor of ten; a bound on the work that a hostile one can cause. */
export const MAX_CHARACTERS = 500_000

/** Reads a record of any earlier version, or says why not. Never throws. */
export function decode<T>(text: string, format: Format<T>): Decoded<T> {
  const damaged = (why: Damage, salvaged: T | null = null): Decoded<T> => ({ kind: 'damaged', why, salvaged })
  if (text.length > MAX_CHARACTERS) return damaged('too-large')
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return damaged('not-json')
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return damaged('not-an-object')
  let record = data as Readonly<Record<string, unknown>>
  const version = Object.hasOwn(record, 'version') ? record['version'] : undefined
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 0) return damaged('no-version')
  if (version > format.version) return { kind: 'newer', version }
  try {
    for (let from = version; from < format.version; from += 1) {
      const migrate = Object.hasOwn(format.migrations, from) ? format.migrations[from] : undefined
      if (!migrate) return damaged('no-version')
      record = migrate(record)
    }
  } catch {
    return damaged('migration-failed')
  }
  const parsed = format.parse(record)
  if (!parsed) return damaged('not-valid')
  if (parsed.dropped > 0) return damaged('partly-valid', parsed.value)
  return { kind: 'ok', value: parsed.value, migrated: version < format.version }
}

/** Writes a value with its version. */
export function encode<T extends object>(value: T, format: Format<T>): string {
  return JSON.stringify({ version: format.version, ...value })
}
