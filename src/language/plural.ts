/** Which form of a word goes with a number, for messages that are functions; those that are ICU messages say it themselves. */

/** As in an ICU message: by the categories of the words' own language, and `=1` for exactly that number. */
export type Forms = { readonly [form in Intl.LDMLPluralRule | `=${number}`]?: string } & { readonly other: string }

/**
 * In: the language that the words are in, which is the file's own and not the page's: English that stands in for a missing word is counted
 * as English. Out: what takes a number and the forms, and gives the one that fits; `other` where that one is not there.
 */
export function pluralIn(locale: string): (n: number, forms: Forms) => string {
  let rules: Intl.PluralRules | undefined
  return (n, forms) => forms[`=${n}`] ?? forms[(rules ??= new Intl.PluralRules(locale)).select(n)] ?? forms.other
}
