/** Documents that are refused: the parser's table, and what the JSON Schema has to refuse too. */

interface Refused {
  readonly name: string
  readonly document: unknown
  /** Path and the beginning of the problem, in order. */
  readonly problems: readonly (readonly [path: string, problem: string])[]
}

const route = (more: object) => ({ version: 1, routes: [{ name: 'a', match: { paths: ['*'] }, ...more }] })
const rules = (more: object) => ({ version: 1, default: more })

export const REFUSED: readonly Refused[] = [
  { name: 'no object', document: [], problems: [['', 'The document is a list']] },
  { name: 'null', document: null, problems: [['', 'The document is null']] },
  { name: 'no version', document: { routes: [] }, problems: [['version', 'version is missing']] },
  { name: 'a version to come', document: { version: 2, anything: {} }, problems: [['version', 'version is 2; this reads version 1']] },
  { name: 'a version as a text', document: { version: '1' }, problems: [['version', 'version is "1"']] },
  { name: 'an unknown member', document: { version: 1, routs: [] }, problems: [['routs', 'There is no member "routs"']] },
  {
    name: 'unknown members, all of them',
    document: route({ edge: { ttl: 1, swr: 2 } }),
    problems: [
      ['routes[0].edge.ttl', 'There is no member "ttl"'],
      ['routes[0].edge.swr', 'There is no member "swr"'],
    ],
  },
  { name: 'a member of another place', document: route({ ttlSeconds: 1 }), problems: [['routes[0].ttlSeconds', 'There is no member']] },
  { name: 'a route without a name', document: { version: 1, routes: [{ match: { paths: ['*'] } }] }, problems: [['routes[0].name', 'name is missing']] },
  { name: 'a route without a name to read', document: route({ name: '' }), problems: [['routes[0].name', 'The text is empty']] },
  { name: 'a route without a match', document: { version: 1, routes: [{ name: 'a' }] }, problems: [['routes[0].match', 'match is missing']] },
  { name: 'an empty match', document: route({ match: {} }), problems: [['routes[0].match', 'The object is empty']] },
  { name: 'a match of nothing', document: route({ match: { paths: [] } }), problems: [['routes[0].match.paths', 'The list is empty']] },
  { name: 'a path without its slash', document: route({ match: { paths: ['a'] } }), problems: [['routes[0].match.paths[0]', '"a" is no path pattern']] },
  { name: 'a path with a query', document: route({ match: { paths: ['/a?b'] } }), problems: [['routes[0].match.paths[0]', '"/a?b" is no path']] },
  { name: 'an extension with its dot', document: route({ match: { extensions: ['.css'] } }), problems: [['routes[0].match.extensions[0]', '".css" is no file ext']] },
  { name: 'a host with a port', document: route({ match: { hosts: ['a.example:80'] } }), problems: [['routes[0].match.hosts[0]', '"a.example:80" is no host']] },
  { name: 'a method in small letters', document: route({ match: { methods: ['get'] } }), problems: [['routes[0].match.methods[0]', '"get" is none of "GET"']] },
  { name: 'a number as a text', document: rules({ edge: { ttlSeconds: '60' } }), problems: [['default.edge.ttlSeconds', '"60" stands where a whole number']] },
  { name: 'a fraction', document: rules({ edge: { ttlSeconds: 1.5 } }), problems: [['default.edge.ttlSeconds', '1.5 is no whole number']] },
  { name: 'a negative number', document: rules({ edge: { ttlSeconds: -1 } }), problems: [['default.edge.ttlSeconds', '-1 is too small']] },
  { name: 'a number without end', document: rules({ edge: { ttlSeconds: 1e300 } }), problems: [['default.edge.ttlSeconds', '1e+300 is too large']] },
  { name: 'null for a number', document: rules({ edge: { ttlSeconds: null } }), problems: [['default.edge.ttlSeconds', 'null stands where']] },
  { name: 'a word for a flag', document: rules({ cache: 'no' }), problems: [['default.cache', '"no" stands where true or false']] },
  { name: 'a status that is no error', document: rules({ edge: { errorTtlSeconds: { '200': 1 } } }), problems: [['default.edge.errorTtlSeconds["200"]', '"200" is no error status']] },
  { name: 'when without a lifetime', document: rules({ edge: { when: 'always' } }), problems: [['default.edge', 'when says nothing without ttlSeconds']] },
  { name: 'immutable without a lifetime', document: rules({ browser: { immutable: true } }), problems: [['default.browser', 'immutable says nothing']] },
  { name: 'noStore and a lifetime', document: rules({ browser: { noStore: true, ttlSeconds: 1 } }), problems: [['default.browser', 'noStore and ttlSeconds']] },
  { name: 'a query that says nothing', document: rules({ key: { query: {} } }), problems: [['default.key.query', 'an object does not say']] },
  { name: 'a query of another kind', document: rules({ key: { query: 5 } }), problems: [['default.key.query', '5 does not say']] },
  { name: 'a query of another word', document: rules({ key: { query: 'some' } }), problems: [['default.key.query', '"some" does not say']] },
  { name: 'both ways at once', document: rules({ key: { query: { include: ['a'], exclude: ['b'] } } }), problems: [['default.key.query', 'include and exclude contradict']] },
  { name: 'a parameter with its value', document: rules({ key: { query: { include: ['a=1'] } } }), problems: [['default.key.query.include[0]', '"a=1" is no name']] },
  { name: 'a list of another kind', document: rules({ key: { query: { exclude: 'a' } } }), problems: [['default.key.query.exclude', '"a" stands where a list']] },
  { name: 'a header with its colon', document: rules({ key: { headers: ['x:'] } }), problems: [['default.key.headers[0]', '"x:" is no name of a header']] },
  { name: 'a cookie with its value', document: rules({ key: { cookies: ['a=1'] } }), problems: [['default.key.cookies[0]', '"a=1" is no name of a cookie']] },
  { name: 'an asterisk in Vary', document: rules({ vary: { ignore: ['*'] } }), problems: [['default.vary.ignore[0]', '"*" is no name']] },
  { name: 'a coding that is not known', document: rules({ normalise: { acceptEncoding: ['brotli'] } }), problems: [['default.normalise.acceptEncoding[0]', '"brotli" is none of']] },
  { name: 'a language that is none', document: rules({ normalise: { acceptLanguage: ['german language'] } }), problems: [['default.normalise.acceptLanguage[0]', '"german language" is no language']] },
  { name: 'a value that is none', document: rules({ normalise: { values: { 'x-a': [1] } } }), problems: [['default.normalise.values["x-a"][0]', '1 stands where a text']] },
  { name: 'a tag of two words', document: rules({ tags: ['a b'] }), problems: [['default.tags[0]', '"a b" is no tag']] },
  { name: 'a word that is not known', document: rules({ setCookie: 'keep' }), problems: [['default.setCookie', '"keep" is none of']] },
  { name: 'a purge of nothing', document: rules({ purge: {} }), problems: [['default.purge.by', 'by is missing']] },
  { name: 'a shield that is neither', document: { version: 1, shield: { place: 'x' } }, problems: [['shield.on', 'on is missing']] },
  { name: 'a place with capitals', document: { version: 1, shield: { on: true, place: 'Virginia' } }, problems: [['shield.place', '"Virginia" is no place']] },
  { name: 'lists for objects', document: { version: 1, shield: [], default: [] }, problems: [['shield', 'A list stands where an object'], ['default', 'A list stands where an object']] },
  { name: 'a list for a group', document: rules({ edge: [], vary: ['user-agent'], purge: [{ by: 'url' }] }), problems: [['default.edge', 'A list stands'], ['default.vary', 'A list stands'], ['default.purge', 'A list stands']] },
  { name: 'a list for a query', document: rules({ key: { query: ['width'] } }), problems: [['default.key.query', 'A list stands']] },
  { name: 'a list for a route, beside another mistake', document: { version: 1, routes: [[]], default: { setCookie: 'keep' } }, problems: [['routes[0]', 'A list stands'], ['default.setCookie', '"keep" is none']] },
  { name: 'lists for names and values', document: rules({ edge: { errorTtlSeconds: [404] }, normalise: { values: ['x-a'] } }), problems: [['default.edge.errorTtlSeconds', 'A list stands'], ['default.normalise.values', 'A list stands']] },
  { name: 'a list for a match', document: route({ match: ['/a/*'] }), problems: [['routes[0].match', 'A list stands']] },
  { name: 'too many routes', document: { version: 1, routes: Array.from({ length: 101 }, () => ({ name: 'a', match: { paths: ['*'] } })) }, problems: [['routes', 'It has 101 entries']] },
  { name: 'a name too long', document: route({ name: 'a'.repeat(61) }), problems: [['routes[0].name', 'It has 61 characters']] },
  { name: 'a name of the language', document: JSON.parse('{"version":1,"default":{"__proto__":{"cache":false}}}') as unknown, problems: [['default', '"__proto__" can not be']] },
  { name: 'another such name', document: rules({ normalise: { values: { constructor: [] } } }), problems: [['default.normalise.values', '"constructor" can not be']] },
]
