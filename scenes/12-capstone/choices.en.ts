/** Words of the exercises’ open places. They come with them, after the page. */

/** The open places of the exercises: a label, the member of the document behind it, and what may stand there. */
export const placeCopy: Readonly<Record<string, { readonly label: string; readonly member: string; readonly options: Readonly<Record<string, string>> }>> = {
  personal: { label: 'Account, basket and session', member: 'cache', options: { cache: 'as responses say, 60 s where they are silent', bypass: 'bypass' } },
  changes: { label: 'When the catalogue changes, purge', member: 'purge.by', options: { none: 'nothing', url: 'the address that changed', tag: 'everything with its tag' } },
  browser: { label: 'Browsers may keep the catalogue for', member: 'browser.ttlSeconds', options: { '600': '10 minutes', '60': '1 minute', '0': 'no time: they ask each time' } },
  grace: { label: 'While the origin fails, serve a stale catalogue for', member: 'edge.staleIfErrorSeconds', options: { '0': 'no time', '600': '10 minutes' } },
  quotes: { label: 'Quotes', member: 'cache, edge.ttlSeconds', options: { bypass: 'bypass', '1': 'cached for 1 s', '5': 'cached for 5 s', '60': 'cached for 60 s' } },
  'quotes-grace': { label: 'While the origin fails, serve a stale quote for', member: 'edge.staleIfErrorSeconds', options: { '0': 'no time', '5': '5 s', '600': '10 minutes' } },
  holdings: { label: 'One person’s holdings', member: 'cache', options: { cache: 'as responses say', bypass: 'bypass' } },
  roof: { label: 'A shield', member: 'shield', options: { off: 'none', virginia: 'in Virginia, beside the origin', singapore: 'in Singapore' } },
}

export const studioBelow = 'What the verifier finds in your configuration can be put on the stage from its report.'
