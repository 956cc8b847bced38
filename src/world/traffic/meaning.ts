/** What a request asks for, as the origin reads it from the address, the fields and the parameters. */
import { fieldValue, type HttpRequest } from '../../engine/http/message.ts'
import type { Catalogue, Found } from './catalogue.ts'
import type { Drawn, FieldTables } from './fields.ts'

export interface Meaning extends Found {
  /** Which of the origin's contents for the object. */
  readonly variant: number
  /** Whose content; -1: everybody's. */
  readonly owner: number
}

export class Meanings {
  readonly #catalogue: Catalogue
  readonly #tables: FieldTables

  constructor(catalogue: Catalogue, tables: FieldTables) {
    this.#catalogue = catalogue
    this.#tables = tables
  }

  /** Null: nothing is there. */
  of({ url, headers }: HttpRequest): Meaning | null {
    const mark = url.indexOf('?')
    const found = this.#catalogue.find(mark < 0 ? url : url.slice(0, mark))
    if (!found) return null
    const { route, object } = found
    let variant = 0
    for (const { drawn, isField } of this.#tables.traits[route.index]!.differsBy) {
      variant = variant * drawn.meaningCount + numberOf(drawn, isField ? fieldValue(headers, drawn.name) : parameterIn(url, mark, drawn.name))
    }
    return { route, object, variant, owner: route.spec.personal ? this.#ownerIn(headers) : -1 }
  }

  #ownerIn(headers: HttpRequest['headers']): number {
    for (const { name, before, after } of this.#tables.perUser) {
      const value = fieldValue(headers, name)
      const user = Number(value?.slice(before.length, value.length - after.length) || -1)
      if (Number.isInteger(user)) return user
    }
    return -1
  }
}

function numberOf({ meaningOf }: Drawn, value: string | undefined): number {
  return value === undefined ? 0 : (meaningOf.get(value) ?? 0)
}

/** @param mark where the query begins; below 0: there is none */
function parameterIn(url: string, mark: number, name: string): string | undefined {
  if (mark < 0) return undefined
  const pair = url
    .slice(mark + 1)
    .split('&')
    .findLast((one) => one.startsWith(name) && one[name.length] === '=')
  return pair?.slice(name.length + 1)
}
