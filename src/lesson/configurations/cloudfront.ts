/**
 * CloudFront: a cache policy (docs.aws.amazon.com, API reference: CachePolicyConfig) and, where values are normalised, a function for
 * viewer requests (Developer Guide, "CloudFront Functions"). The policy alone makes the key; Vary is not read.
 */
import { droppedOf, headerCase, keyHeadersOf, queryOf, spelledOut, type Configuration, type ConfigurationNote, type KeyRules } from './configuration.ts'

/** Quotas for a policy: so many query strings, headers, cookies each, unless AWS raises them. */
const MOST_NAMES = 10

export function cloudfront(rules: KeyRules): Configuration {
  const notes: ConfigurationNote[] = [{ id: 'vary-not-read', names: [] }, { id: 'not-forwarded', names: [] }]
  const { normalise, key } = rules
  const { mode, names } = queryOf(rules)
  const parameters = mode === 'include' || mode === 'exclude' ? spelledOut(names, notes) : []
  const codings = new Set<string>(normalise?.acceptEncoding)
  const headers = [
    ...keyHeadersOf(rules).filter((name) => name !== 'accept-encoding'),
    ...(normalise?.acceptLanguage ? ['accept-language'] : []),
    ...(normalise?.userAgent ? ['CloudFront-Is-Mobile-Viewer', 'CloudFront-Is-Tablet-Viewer'] : []),
  ].map((name) => (name.startsWith('CloudFront') ? name : headerCase(name)))
  if (normalise?.userAgent) notes.push({ id: 'device-own', names: ['CloudFront-Is-Mobile-Viewer'] })
  const cookies = key?.cookies ?? []
  const long = [parameters, headers, cookies].find((list) => list.length > MOST_NAMES)
  if (long) notes.push({ id: 'ten-names', names: [] })
  const policy = {
    Name: 'cache-key',
    MinTTL: 0,
    DefaultTTL: 86_400,
    MaxTTL: 31_536_000,
    ParametersInCacheKeyAndForwardedToOrigin: {
      EnableAcceptEncodingGzip: codings.has('gzip'),
      EnableAcceptEncodingBrotli: codings.has('br'),
      HeadersConfig: { HeaderBehavior: headers.length > 0 ? 'whitelist' : 'none', ...(headers.length > 0 && { Headers: counted(headers) }) },
      CookiesConfig: { CookieBehavior: cookies.length > 0 ? 'whitelist' : 'none', ...(cookies.length > 0 && { Cookies: counted(cookies) }) },
      QueryStringsConfig: { QueryStringBehavior: BEHAVIOURS[mode], ...(parameters.length > 0 && { QueryStrings: counted(parameters) }) },
    },
  }
  const code = viewerRequest(normalise?.acceptLanguage ?? [], droppedOf(rules))
  return { files: [{ name: 'cache-policy.json', text: JSON.stringify(policy, null, 2) }, ...(code === null ? [] : [{ name: 'viewer-request.js', text: code }])], notes }
}

const BEHAVIOURS = { all: 'all', none: 'none', include: 'whitelist', exclude: 'allExcept' } as const

function counted(items: readonly string[]) {
  return { Quantity: items.length, Items: items }
}

/** The function that runs before the key is made; null when there is nothing for it to do. */
function viewerRequest(languages: readonly string[], dropped: readonly string[]): string | null {
  if (languages.length === 0 && dropped.length === 0) return null
  return [
    'function handler(event) {',
    '  var headers = event.request.headers;',
    ...dropped.map((name) => `  delete headers[${JSON.stringify(name)}];`),
    ...(languages.length === 0
      ? []
      : [
          `  var offered = ${JSON.stringify(languages)};`,
          "  var said = headers['accept-language'] ? headers['accept-language'].value.toLowerCase().split(',') : [];",
          '  var chosen = offered[0];',
          '  for (var i = said.length - 1; i >= 0; i--) {',
          "    var tag = said[i].split(';')[0].trim();",
          '    for (var j = 0; j < offered.length; j++) {',
          "      if (tag === offered[j].toLowerCase() || tag.split('-')[0] === offered[j].toLowerCase()) chosen = offered[j];",
          '    }',
          '  }',
          "  headers['accept-language'] = { value: chosen };",
        ]),
    '  return event.request;',
    '}',
  ].join('\n')
}
