import { page, rfc } from '../source.ts'
import type { Term } from '../term.ts'

/** The stops between a browser and an origin, and the messages that travel between them. */
export const PATH_TERMS = [
  {
    id: 'browser-cache', name: 'Browser cache', also: ['HTTP cache', 'local cache', 'disk cache'],
    plain: 'A shelf inside your own browser where it keeps things it has already downloaded, so that it need not ask for them again.',
    precise: 'The private cache of a user agent. While a stored response in it is fresh, a request that it satisfies causes no network traffic at all.',
    scene: '00', source: rfc(9110, '3.8'), related: ['private-cache', 'fresh', 'cache'],
  },
  {
    id: 'dns', name: 'DNS', also: ['Domain Name System', 'name lookup', 'name server'],
    plain: 'The phone book of the internet: it turns a name such as shop.example into the number that machines use to reach it.',
    precise: 'A distributed, hierarchical database of resource records; an A or AAAA record maps a host name to an IP address.',
    scene: '00', source: rfc(1034, '2.4'), related: ['resolver', 'dns-ttl', 'ip-address', 'geodns'],
  },
  {
    id: 'resolver', name: 'Resolver', also: ['recursive resolver', 'DNS resolver', 'public resolver'],
    plain: 'A helper, often run by your internet provider, that asks the phone book on your behalf and remembers the answers for a while.',
    precise: 'A program that answers name queries for its clients by querying name servers, and that caches the resource records it obtains for at most their TTL.',
    scene: '00', source: rfc(1034, '5'), related: ['dns', 'dns-ttl', 'edns-client-subnet'],
  },
  {
    id: 'authoritative-server', name: 'Authoritative server', also: ['authoritative name server'],
    plain: 'The machine that holds the real entry for a name, from which every other answer is copied.',
    precise: 'A name server that knows the content of a DNS zone from local knowledge, and so answers queries about that zone without asking others.',
    scene: '03', source: rfc(9499, '6'), related: ['dns', 'resolver', 'geodns'],
  },
  {
    id: 'dns-ttl', name: 'DNS TTL', also: ['record TTL', 'time to live of a DNS record'],
    plain: 'How long a helper may go on using an address it looked up before it has to look it up again.',
    precise: 'The number of seconds for which a resource record may be cached. It belongs to the name, and is separate from the freshness lifetime of any HTTP response.',
    scene: '03', source: rfc(1034, '3.6'), related: ['dns', 'resolver', 'geodns', 'ttl'],
  },
  {
    id: 'ip-address', name: 'IP address', also: ['IPv4', 'IPv6', 'IP'],
    plain: 'The number that says where on the internet a message should go, as a postal address does for a letter.',
    precise: 'An identifier carried in every IP packet as its source or destination. Routers forward on it; it names an interface, or under anycast any one of several.',
    scene: '00', source: rfc(791, '2.3'), related: ['dns', 'anycast', 'bgp'],
  },
  {
    id: 'cdn', name: 'CDN', also: ['content delivery network', 'content distribution network'],
    plain: 'Many computers around the world that keep copies of a website near its visitors and answer on its behalf.',
    precise: 'A geographically spread set of reverse proxies with shared caches, run as one service, that terminate users’ connections and forward to origins what they can’t answer.',
    scene: '00', source: rfc(6707, '1.1'), related: ['pop', 'edge', 'origin', 'reverse-proxy'],
  },
  {
    id: 'pop', name: 'POP', also: ['point of presence', 'edge location'],
    plain: 'One of the places, usually a room in a city’s data centre, where a delivery network has its computers.',
    precise: 'A site at which a CDN connects to other networks and runs edge servers. In this course each POP holds one shared cache and does not see what others hold.',
    scene: '03', source: page('Cloudflare: What is a CDN?', 'https://www.cloudflare.com/learning/cdn/what-is-a-cdn/'),
    related: ['edge', 'cdn', 'anycast'],
  },
  {
    id: 'edge', name: 'Edge', also: ['edge server', 'edge cache', 'edge node'],
    plain: 'The nearest of the delivery network’s computers to you, the one that answers you first.',
    precise: 'The CDN server at which a user’s connection ends: a reverse proxy whose shared cache is consulted before anything is forwarded towards the origin.',
    scene: '02', source: page('Cloudflare: What is an edge server?', 'https://www.cloudflare.com/learning/cdn/glossary/edge-server/'),
    related: ['pop', 'shared-cache', 'reverse-proxy'],
  },
  {
    id: 'origin', name: 'Origin', also: ['origin server', 'backend', 'upstream'],
    plain: 'The website’s own server, where the real pages are made and every copy comes from.',
    precise: 'The program that can originate authoritative responses for a target resource. Everything else on the path is an intermediary or a cache.',
    scene: '00', source: rfc(9110, '3.6'), related: ['edge', 'origin-shield', 'capacity'],
  },
  {
    id: 'reverse-proxy', name: 'Reverse proxy', also: ['gateway', 'surrogate'],
    plain: 'A receptionist for a website: visitors talk to it as though it were the site, and it fetches from the back office only what it lacks.',
    precise: 'An intermediary that acts as an origin server towards clients and forwards the requests it receives to other servers; RFC 9110 calls it a gateway.',
    scene: '00', source: rfc(9110, '3.7'), related: ['edge', 'cdn', 'tls-termination'],
  },
  {
    id: 'http-request', name: 'HTTP request', also: ['request', 'GET', 'method'],
    plain: 'The message in which a browser asks for one thing: a page, a picture, a piece of data.',
    precise: 'A message from client to server with a method, a target URI, header fields and possibly content. Each request gets one final response.',
    scene: '00', source: rfc(9110, '3.4'), related: ['http-response', 'header', 'url', 'safe-method'],
  },
  {
    id: 'http-response', name: 'HTTP response', also: ['response', 'answer', 'reply'],
    plain: 'The message that comes back: a number that says how it went, some notes about the content, and usually the content.',
    precise: 'A message from server to client with a status code, header fields and possibly content. It is the response, not the file, that a cache stores.',
    scene: '00', source: rfc(9110, '3.4'), related: ['http-request', 'status-code', 'stored-response'],
  },
  {
    id: 'header', name: 'Header', also: ['header field', 'HTTP header', 'headers'],
    plain: 'A labelled line at the top of a message, such as who it is for, what kind of content it holds or how long it may be kept.',
    precise: 'A field, that is a name and a value, sent in the header section before the content. Field names are case-insensitive.',
    scene: '00', source: rfc(9110, '6.3'), related: ['http-request', 'http-response', 'cache-control'],
  },
  {
    id: 'status-code', name: 'Status code', also: ['HTTP status', '200', '404', '500', '503'],
    plain: 'A three-digit number at the start of an answer that tells whether the request worked, moved elsewhere or failed.',
    precise: 'An integer whose first digit gives the class of the response: 1 informational, 2 successful, 3 redirection, 4 client error, 5 server error.',
    scene: '00', source: rfc(9110, '15'), related: ['http-response', 'not-modified', 'partial-content'],
  },
  {
    id: 'url', name: 'URL', also: ['URI', 'web address', 'link', 'target URI'],
    plain: 'The address of one thing on the web, as it stands in the browser’s address bar.',
    precise: 'A URI that says how and where to reach a resource: scheme, authority, path and query. The target URI is the main part of a cache key.',
    scene: '00', source: rfc(3986, '1.1.3'), related: ['query-string', 'cache-key', 'versioned-url'],
  },
  {
    id: 'safe-method', name: 'Safe method', also: ['unsafe method', 'GET and HEAD', 'POST'],
    plain: 'A kind of request that only reads, so that making it twice changes nothing on the server.',
    precise: 'A method whose defined meaning is essentially read-only: GET, HEAD, OPTIONS and TRACE. A non-error response to an unsafe request, such as a POST, invalidates what a cache holds for the target URI.',
    scene: '07', source: rfc(9110, '9.2.1'), related: ['http-request', 'invalidation'],
  },
  {
    id: 'cookie', name: 'Cookie', also: ['Set-Cookie', 'session cookie'],
    plain: 'A small note that a site gives your browser and your browser shows again with each request, so that the site knows you.',
    precise: 'State that a server sets with the Set-Cookie response field and a user agent returns in the Cookie request field. Set-Cookie by itself does not stop a cache from storing the response.',
    scene: '10', source: rfc(6265, '4.1'), related: ['leak', 'private', 'variant'],
  },
  {
    id: 'authorization', name: 'Authorization', also: ['Authorization header', 'authenticated request', 'bearer token', 'login'],
    plain: 'The part of a request that proves who is asking, like a badge shown at a door.',
    precise: 'A request field that carries credentials. A shared cache must not reuse a response to such a request for others unless the response has public, s-maxage or must-revalidate (RFC 9111 §3.5).',
    scene: '10', source: rfc(9110, '11.6.2'), related: ['public', 's-maxage', 'must-revalidate', 'shared-cache'],
  },
] as const satisfies readonly Term[]
