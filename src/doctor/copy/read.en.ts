/** Words about reading a paste: what was passed over, what could not be read, and the mend. */
import type { LineProblem } from '../../engine/http/header-text.ts'

const mega = (characters: number): string => `${Math.round(characters / 1_000_000)} million characters`

export const readWords = {
  line: (line: number) => `Line ${line}`,
  lines: (from: number, to: number) => (from === to ? `Line ${from}` : `Lines ${from} to ${to}`),
  place: (line: number, column: number) => `Line ${line}, column ${column}`,
  whole: 'The paste',
  entry: (index: number) => `log.entries[${index}]`,
  member: (index: number, path: string) => `log.entries[${index}]${path === '' ? '' : `.${path}`}`,
  notAField: {
    'no-colon': 'This has no colon, so it is no header field. It was passed over.',
    'no-name': 'There is no name before the colon. It was passed over.',
    'space-before-colon': 'A space stands before the colon; recipients have to refuse that. It was passed over.',
    folded: 'It begins with a space, but there is no field before it to continue. It was passed over.',
    'name-not-a-token': 'What stands before the colon can’t be a field’s name. It was passed over.',
    'control-character': 'It holds a control character, which no field may (RFC 9110 §5.5), so it was not read.',
  } satisfies Record<LineProblem, string>,
  folded: 'It continues the line before, a form that HTTP/1.1 has given up and most recipients refuse. It was joined with one space.',
  interim: (status: number) => `The interim response ${status} was passed over: the final one follows it.`,
  tunnel: 'This is a proxy’s answer to CONNECT, not the site’s. It was passed over.',
  body: 'This is a body, not header fields. It was passed over.',
  tooManyFields: (most: number) => `The message has more than ${most} fields; the rest was passed over. No server takes that many.`,
  tooLong: (most: number) => `The value is longer than ${most} characters and was cut there.`,
  tooManyExchanges: (most: number) => `Only the first ${most} exchanges are listed.`,
  tooManyOf: (most: number, all: number) => `Only the first ${most} of ${all} exchanges are listed.`,
  tooLongHead: (most: number) => `The message’s fields are longer than ${most} characters together; the rest was passed over. No server takes that many.`,
  onlyRequest: 'A request stands here, but no response. Paste the response’s headers below it: caches decide by those.',
  nothing: 'No header field stands here. Paste lines such as “Cache-Control: max-age=60”, or what curl -i prints.',
  tooMuchText: (most: number) => `It is longer than ${mega(most)}, more than headers can be. Paste the headers without the bodies: curl -sI, or curl -so /dev/null -D -.`,
  har: {
    tooMuch: (most: number) => `The HAR is longer than ${mega(most)}. Save it without content, or only the request that you ask about.`,
    notJson: 'It begins like JSON, but can’t be read as JSON. If the file was cut off, save it again.',
    tooDeep: 'Its JSON is nested too deeply to be read. A HAR is some eight levels deep: save it again.',
    notHar: 'This is JSON, but no HAR: a HAR has a list log.entries. In the network panel, choose “Save all as HAR”.',
    noEntries: 'The HAR has no entries. Load the page while the network panel is open, then save again.',
    noneUsable: 'No entry of the HAR has a response with headers. Load the page while the network panel is open, then save again.',
    member: (expected: string) => `${expected} was expected here. The entry was passed over.`,
    noResponse: 'It has no response (status 0): the browser got none, or kept it from the page. The entry was passed over.',
  },
} as const
