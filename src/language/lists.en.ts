/** What stands between the parts of a list that people read, where the parts are clauses with commas of their own. */
export const lists = { clauses: '; ' } as const
