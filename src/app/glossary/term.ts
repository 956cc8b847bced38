/** The number of a scene, as its folder writes it. */
export type SceneNumber =
  | '00' | '01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09' | '10' | '11' | '12'

/** Where a reader can check what a card says. */
export interface Source {
  /** E.g. 'RFC 9111 §4.2'. */
  readonly label: string
  /** E.g. 'https://www.rfc-editor.org/rfc/rfc9111#section-4.2'. */
  readonly url: string
}

/** One glossary card. */
export interface Term {
  /** Kebab-case; prose refers to it as `<term-…>`. */
  readonly id: string
  readonly name: string
  /** Synonyms, abbreviations and plural or inflected forms, for search. */
  readonly also?: readonly string[]
  /** One plain sentence for somebody who has never heard of CDNs. */
  readonly plain: string
  /** One or two precise sentences in the standards' nouns. */
  readonly precise: string
  /** The scene that teaches it. */
  readonly scene: SceneNumber
  readonly source: Source
  /** Ids of neighbouring terms. */
  readonly related?: readonly string[]
}
