/** What `npm run edge` says. */

export const help = (options: string): string => `The cache of this course as a reverse proxy in front of one origin.

  npm run edge -- --origin http://127.0.0.1:8000 [options]

${options}
While it runs:
  curl -X PURGE http://127.0.0.1:8080/page                  removes what is stored for that address
  curl -X PURGE -H "Soft-Purge: 1" …                        makes it stale instead
  curl http://127.0.0.1:8081/stats                          what was counted; /entries lists what is stored
  curl -H "Content-Type: application/json" -d '{"tags": ["news"]}' http://127.0.0.1:8081/purge

docs/reverse-proxy.md says more.
`

/** What each option means, in the order of the help. */
export const meanings = {
  origin: 'the server behind the cache, the only one that is ever asked; scheme, host and port',
  port: 'where clients connect to; 0: any free port',
  host: 'the address to listen on; 0.0.0.0 opens the cache to the network',
  'admin-port': 'purging by tag or everything, stats, entries; on 127.0.0.1 always; 0: any free port, none: no such address',
  policy: 'a policy document: what to cache by route, for how long, under which key',
  shield: 'a second cache between this one and the origin, in the same process',
  name: 'the name in Cache-Status',
  'capacity-bytes': 'how much each cache may store',
  'largest-object-bytes': 'a longer body passes through and is not stored',
  'request-directives': 'whether Cache-Control in requests counts: obey or ignore',
  'targeted-fields': 'fields that stand in for Cache-Control here (RFC 9213), in order, with commas between',
  log: 'a line a request: pretty, json or none',
  why: 'pretty lines are followed by every decision, with its clause',
  'max-client-connections': 'connections of clients at the same time',
  'max-origin-connections': 'connections to the origin at the same time',
  'max-origin-queue': 'requests that may wait for one of them; more get a 503',
  'max-client-header-bytes': 'of a request',
  'max-origin-header-bytes': 'of an answer',
  'client-headers-timeout-ms': 'for a request\'s header to arrive',
  'client-request-timeout-ms': 'for all of a request to arrive',
  'client-keep-alive-timeout-ms': 'for a connection at rest',
  'client-stall-timeout-ms': 'for a connection that stands still in the middle of a request or an answer',
  'origin-connect-timeout-ms': 'for a connection to the origin to be made',
  'origin-headers-timeout-ms': 'for the head of its answer',
  'origin-body-timeout-ms': 'between two parts of the body',
  'stop-timeout-ms': 'for what is under way when it is told to stop',
  help: 'this text',
} as const

export const problems = {
  noOrigin: 'No origin is named. Say which server stands behind the cache, for example: npm run edge -- --origin http://127.0.0.1:8000',
  badOrigin: (text: string) => `The origin "${text}" is no http or https address. Write scheme, host and port, for example --origin http://127.0.0.1:8000`,
  originWithPath: (text: string, plain: string) => `The origin "${text}" holds more than scheme, host and port. Every path is asked of it as it comes: write --origin ${plain}`,
  unknownOption: (name: string, near: string | null) => `There is no option --${name}.${near === null ? '' : ` Did you mean --${near}?`} --help lists the options.`,
  noValue: (name: string) => `--${name} needs a value. --help says which.`,
  needlessValue: (name: string) => `--${name} takes no value.`,
  stray: (text: string) => `"${text}" belongs to no option. --help lists the options.`,
  noNumber: (name: string, text: string, least: number, most: number) => `--${name} is "${text}", which is no whole number from ${least} to ${most}.`,
  noChoice: (name: string, text: string, choices: readonly string[]) => `--${name} is "${text}". It is one of ${choices.join(', ')}.`,
  noName: (name: string, text: string) => `--${name} is "${text}", which is no name: use letters, digits, - and _.`,
  policyUnreadable: (file: string, why: string) => `The policy document ${file} can't be read: ${why}`,
  policyWrong: (file: string) => `The policy document ${file} is not taken:`,
  portInUse: (what: string, port: number, option: string) => `${what} ${port} is in use by another program. Stop that one, or choose another: --${option} ${port + 1}`,
  samePorts: (port: number) => `Port ${port} can't be both for clients and for the admin address. Choose another for one of them: --admin-port ${port === 65_535 ? port - 1 : port + 1}, or --admin-port none`,
  portForbidden: (port: number, option: string) => `This user may not listen on port ${port}. Choose one above 1023: --${option} 8080`,
  noSuchAddress: (host: string) => `This machine has no address ${host} to listen on. Choose another: --host 127.0.0.1`,
  other: (why: string) => `The cache could not start: ${why}`,
} as const

export const messages = {
  listening: (url: string, origin: string) => `The cache listens at ${url} and asks ${origin}`,
  admin: (url: string) => `Purge, stats and entries at ${url} (this machine only)`,
  stop: 'Ctrl+C stops it.',
  open: (host: string) => `It is open to everybody who can reach ${host}; purging stays with this machine.`,
  unreachable: (origin: string, why: string) => `Warning: nothing answers at ${origin} now (${why}). Clients get a 502 until it does.`,
  stopping: 'Stopping: no new requests, finishing what is under way. Once more stops at once.',
} as const
