import { page, rfc } from '../source.ts'
import type { Term } from '../term.ts'

/** How a packet finds a door: names, networks and routes. */
export const NETWORK_TERMS = [
  {
    id: 'anycast', name: 'Anycast', also: ['one address, many places', 'anycast routing'],
    plain: 'Giving the same address to many buildings, so that a letter goes to whichever one the post reaches most easily.',
    precise: 'Announcing one prefix from several places. The routing system delivers each packet to one of them, chosen by routing policy and path, not by distance or load.',
    scene: '03', source: rfc(4786, '2'), related: ['bgp', 'pop', 'geodns', 'ip-address'],
  },
  {
    id: 'bgp', name: 'BGP', also: ['Border Gateway Protocol', 'path vector', 'routing protocol'],
    plain: 'The way in which networks tell their neighbours which addresses can be reached through them.',
    precise: 'The path-vector protocol between autonomous systems: each announces routes with the list of networks crossed, and each chooses and passes on routes by its own policy.',
    scene: '03', source: rfc(4271, '3'), related: ['autonomous-system', 'as-path', 'announcement', 'local-preference'],
  },
  {
    id: 'autonomous-system', name: 'Autonomous system', also: ['AS', 'ASN', 'network', 'AS number'],
    plain: 'One network under one management, such as an internet provider, a university or a delivery network.',
    precise: 'A set of routers under one technical administration that shows others a single, consistent picture of what it can reach; BGP identifies it by number.',
    scene: '03', source: rfc(4271, '1.1'), related: ['bgp', 'as-path', 'peering', 'transit'],
  },
  {
    id: 'as-path', name: 'AS path', also: ['path length', 'list of networks'],
    plain: 'The list of networks that a message would cross, written into the route so that everybody can see its length.',
    precise: 'The BGP attribute that lists the autonomous systems an announcement has passed. A network refuses a path that already holds its own number, and among equally preferred routes takes the shortest.',
    scene: '03', source: rfc(4271, '5.1.2'), related: ['bgp', 'local-preference', 'autonomous-system'],
  },
  {
    id: 'local-preference', name: 'Local preference', also: ['LOCAL_PREF', 'route preference'],
    plain: 'A network’s own ranking of the ways out, in which money usually counts before distance.',
    precise: 'The degree of preference that a network gives a route and spreads inside itself; it is compared before the length of the AS path. By custom customer routes rank above peer routes, and these above provider routes.',
    scene: '03', source: rfc(4271, '5.1.5'), related: ['bgp', 'as-path', 'peering', 'transit'],
  },
  {
    id: 'announcement', name: 'Announcement', also: ['advertisement', 'route advertisement'],
    plain: 'A network telling a neighbour that certain addresses can be reached through it.',
    precise: 'A route, that is a destination prefix with its path attributes, sent to a neighbour in a BGP UPDATE message.',
    scene: '03', source: rfc(4271, '3.1'), related: ['bgp', 'withdrawal', 'as-path'],
  },
  {
    id: 'withdrawal', name: 'Withdrawal', also: ['route withdrawal', 'withdraw'],
    plain: 'A network taking back what it said: those addresses can no longer be reached through it.',
    precise: 'The part of a BGP UPDATE message that lists prefixes whose earlier route is no longer available; each network that hears it must choose again.',
    scene: '03', source: rfc(4271, '4.3'), related: ['announcement', 'convergence', 'anycast'],
  },
  {
    id: 'convergence', name: 'Convergence', also: ['route convergence', 'failover'],
    plain: 'The short spell after a change in which networks pass on the news until they agree again on where to send things.',
    precise: 'The process by which BGP speakers handle UPDATE messages and rerun route selection until no further message changes any choice. It bounds how fast anycast recovers from a lost POP.',
    scene: '03', source: rfc(4271, '9'), related: ['withdrawal', 'anycast', 'dns-ttl'],
  },
  {
    id: 'peering', name: 'Peering', also: ['peer', 'peer link'],
    plain: 'An arrangement in which two networks hand each other’s customers’ traffic across directly, usually without paying.',
    precise: 'A relationship in which each network announces to the other only its own and its customers’ routes, so that neither carries traffic between the other’s providers or peers.',
    scene: '03', source: rfc(7908, '2'), related: ['transit', 'valley-free', 'local-preference'],
  },
  {
    id: 'transit', name: 'Transit', also: ['provider', 'customer', 'upstream provider'],
    plain: 'Paying a bigger network to carry your traffic to the rest of the internet.',
    precise: 'The customer-to-provider relationship: the provider announces all its routes to the customer, and the customer’s routes to everybody.',
    scene: '03', source: rfc(7908, '2'), related: ['peering', 'valley-free', 'autonomous-system'],
  },
  {
    id: 'valley-free', name: 'Valley-free path', also: ['valley-free export', 'Gao-Rexford', 'route leak'],
    plain: 'A route on which no network in the middle carries strangers’ traffic for free.',
    precise: 'A path that climbs from customers to providers, crosses at most one peer link, and then only descends to customers. A route leak is an announcement that breaks the intended policy.',
    scene: '03', source: rfc(7908, '2'), related: ['peering', 'transit', 'bgp'],
  },
  {
    id: 'geodns', name: 'GeoDNS', also: ['DNS-based routing', 'geolocation routing', 'geographic DNS'],
    plain: 'A phone book that gives a different number depending on where it thinks the caller is.',
    precise: 'Answering the same DNS query with different addresses according to the apparent location of the resolver, or of the client subnet. A change reaches a user only when the cached record’s TTL has run out.',
    scene: '03', source: rfc(7871, '1'), related: ['dns', 'dns-ttl', 'edns-client-subnet', 'anycast'],
  },
  {
    id: 'edns-client-subnet', name: 'EDNS Client Subnet', also: ['ECS', 'client subnet'],
    plain: 'A hint about where the caller is, which a helper may pass on when it asks the phone book on the caller’s behalf.',
    precise: 'A DNS option in which a recursive resolver sends part of the client’s address, so that an authoritative server can answer for the client’s network instead of the resolver’s.',
    scene: '03', source: rfc(7871, '6'), related: ['resolver', 'geodns'],
  },
  {
    id: 'ddos', name: 'DDoS attack', also: ['distributed denial of service', 'flood', 'HTTP flood', 'botnet'],
    plain: 'Swamping a site with requests from thousands of machines at once, so that nobody else gets through.',
    precise: 'Many sources exhausting a resource of the target, such as bandwidth, connections or request capacity. Anycast divides the flood among the POPs that the sources reach.',
    scene: '03', source: rfc(4732, '1'), related: ['anycast', 'capacity', 'bypass'],
  },
  {
    id: 'internet-exchange', name: 'Internet exchange', also: ['IXP', 'IX', 'internet exchange point'],
    plain: 'A building where many networks meet and plug into each other.',
    precise: 'A shared switching site at which autonomous systems interconnect, mostly to peer. Which exchanges a network is present at shapes where its traffic enters an anycast CDN.',
    scene: '03', source: page('Cloudflare: What is an internet exchange point?', 'https://www.cloudflare.com/learning/cdn/glossary/internet-exchange-point-ixp/'),
    related: ['peering', 'autonomous-system', 'pop'],
  },
] as const satisfies readonly Term[]
