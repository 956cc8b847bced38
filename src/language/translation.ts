/** The shape of a translated message file: `export const copy: Translation<typeof import('./copy.en.ts').copy> = { … }`. */

type Widened<T> = T extends string ? string : T extends number ? number : T extends boolean ? boolean : T

/**
 * What may stand in another language for a value of an English file: the same keys, none of them needed, any words. What a key lacks is
 * English. A function takes the same arguments. A list is replaced whole, except where each of its entries has an `id`.
 */
export type Translation<T> = T extends (...given: infer Given) => infer Out
  ? (...given: Given) => Widened<Out>
  : T extends readonly (infer Entry)[]
    ? Entry extends { readonly id: string }
      ? readonly (Translation<Omit<Entry, 'id'>> & { readonly id: Entry['id'] })[]
      : readonly Widened<Entry>[]
    : T extends object
      ? { readonly [Key in keyof T]?: Translation<T[Key]> }
      : Widened<T>
