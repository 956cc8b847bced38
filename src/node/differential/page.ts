import type { Difference } from './difference.ts'

/** docs/differences.md. @param differences all of them, in order */
export function differencesPage(differences: readonly Difference[]): string {
  const rows = differences.map(({ id, clause, they, we }) => `| ${id} | ${clause} | ${they} | ${we} |`)
  return `# Where http-cache-semantics and this engine differ

[http-cache-semantics](https://www.npmjs.com/package/http-cache-semantics) 4.3 is a second opinion, not an oracle. Both are told the
same random stories (a request, its answer, a later request, a 304 or an error) and compared in what they store, for how long, at what age they use
it, what they ask upstream with, and what a 304 makes of it. Each row is one difference with the clause that decides it. They
stand as code in \`src/node/differential/differences\`; told a story with all of them applied, http-cache-semantics agrees with
the engine. \`npm test\` fails on a difference that is not here, and on one that is here and no longer occurs.

This page is written by \`npm run differential\`, which also compares any number of stories (\`-- --cases 100000 --seed 7\`).

| | Clause | http-cache-semantics | This engine |
|---|---|---|---|
${rows.join('\n')}
`
}
