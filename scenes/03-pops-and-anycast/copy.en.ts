/** Every word that a learner of this scene reads. ICU messages; the slots are filled by figures.ts, beats.ts and checks.ts. */
import type { SceneCopy } from '../../src/lesson/copy.ts'

const POP_NAMES = { tokyo: 'Tokyo', singapore: 'Singapore', sydney: 'Sydney', frankfurt: 'Frankfurt', virginia: 'Virginia', 'sao-paulo': 'São Paulo' } as const

export const copy: SceneCopy = {
  title: 'POPs and anycast: one address, many doors',
  thesis: 'Every POP announces the same IP address. Which door a user comes in by is settled by routers that compare paths, one network at a time; the CDN has no dispatcher.',
  previously: 'A cache in each city answers the people there, and every city’s people came in by their own POP. Who sent them there?',
  promise: 'say which POP a network’s people reach and why, and what happens to them when that POP closes.',
  beats: {
    spread: {
      title: 'One address, announced six times',
      body: [
        'The internet is made of <term-autonomous-system>networks</term-autonomous-system> with owners of their own. Each passes a packet on to a neighbour. Its routers know only what the neighbours’ routers tell them, in a protocol called <term-bgp>BGP</term-bgp>: “through me you reach these addresses”. That is an <term-announcement>announcement</term-announcement>.',
        'First the <part-pop-tokyo>POP in {firstCity}</part-pop-tokyo> announces the CDN’s addresses: all that begin with {stem}, written <code>{prefix}</code>. A little later the other {others} announce the very same ones. The triangles are announcements on their way; press any network to open it.',
      ],
      after: [
        'While one door was open, all {networks} networks sent their packets to {firstCity}: the news took {firstTook} to get round. Then {others} more POPs announced the same addresses, and within {secondTook} {moved} networks had turned to another door.',
        'Nobody told them to. Each compared what its neighbours had said, and chose. One address, many places: <term-anycast>anycast</term-anycast>.',
      ],
    },
    follow: {
      title: 'How a network chooses',
      body: [
        'Somebody in Johannesburg opens a page. Its name leads to <code>{address}</code>, as for everybody. Packets go where <part-net-highveld>their ISP</part-net-highveld> sends them, the network that sells them access.',
        'Hearing of one address from several neighbours, it keeps one route. <b>Money first</b>: a customer, who pays it, before a <term-peering>peer</term-peering>, who is free, before a <term-transit>provider</term-transit>, whom it pays. <b>Then</b> the shorter <term-as-path>AS path</term-as-path>: fewer networks to cross. <b>Then</b> the lower AS number of the neighbour. <b>Last</b>, if that is the same, the nearest exit.',
      ],
      after: [
        'They came in at {highveldDoor}, whose POP somebody there had filled earlier, and had the first byte after {highveldWait}. Their ISP had {highveldCandidates} candidates: both from providers, both {tiedLength} networks long. So the number decided: {winnerAsn} is lower than {loserAsn}. No rung but the last is about kilometres, and that one only to the exit.',
        'Send from other cities. “Open a network” shows what each one heard, and why one route won.',
      ],
    },
    far: {
      title: 'Near on the map, far by route',
      body: [
        'In São Paulo there is a <part-pop-sao-paulo>POP</part-pop-sao-paulo>, and in the same city an <part-net-paulista>ISP</part-net-paulista>. No link joins them. The ISP buys from Atlantic, a large network; and where its undersea cable comes ashore, in Virginia, it meets the CDN as a peer.',
        'Which of its candidates under “Open a network” wins?',
      ],
      after: [
        'The packets go to {paulistaDoor}, {saoPauloKm} km away: {virginiaRtt} for light there and back, and {paulistaWait} to the first byte, with a POP in their own city. The peer’s route costs the ISP nothing, so it wins before anything else is compared.',
        'The nearest door is the one with the best path for each network’s own reasons. Distance is often the outcome, never the rule.',
      ],
    },
    peering: {
      title: 'One link more',
      body: [
        'The CDN and the ISP agree to join their networks in São Paulo as well, by a <term-peering>peering</term-peering> link: a cable across a hall, often in an <term-internet-exchange>internet exchange</term-internet-exchange>. Somebody asks before it comes up, and somebody asks {linkGap} later.',
        'The ISP will then have two peers with the same network number, the CDN’s: one in Virginia, one in its own city.',
      ],
      after: [
        'Both routes are a peer’s, both paths one network long, both neighbours have the same number. The last rung is where the packet leaves: at the nearer site, {paulistaDoor}. First byte: {paulistaWait1} before, {paulistaWait2} after. {movedIsps, plural, =1 {Nobody else moved.} other {These moved: {movedCities}.}}',
        'A CDN picks no user’s door. It picks where to announce, and with whom to join. Make and cut a few links to see.',
      ],
    },
    closes: {
      title: 'A door closes',
      body: [
        'The <part-pop-tokyo>POP in Tokyo</part-pop-tokyo> loses its power. Its neighbours notice, and pass on a <term-withdrawal>withdrawal</term-withdrawal>: “no longer through me”. Routers choose again from what they have left, and tell theirs.',
        'Somebody in Tokyo has a page open, over a connection to that POP, and clicks on while the news is still on its way.',
      ],
      after: [
        'Tokyo’s ISP fell back on its provider Pacific, and Pacific on Sydney: a path of {sydneyHops, plural, one {# network} other {# networks}} against {singaporeHops} to Singapore, though Sydney is {sydneyKm} km away and Singapore {singaporeKm} km. After {failover} Tokyo’s packets had a door again; after {converged} no network changed its route any more: <term-convergence>convergence</term-convergence>.',
        'The click in between took {kantoWait2}. Its connection had been agreed on with Tokyo’s POP. Sydney’s knew nothing of it and refused it (a reset), and the browser began anew. Whoever comes later waits {kantoWait3}.',
      ],
    },
    'by-name': {
      title: 'The same failure, steered by name',
      body: [
        'There is an older way. Each POP has its own address (here IPv6, the newer kind), and the CDN’s <term-authoritative-server>name server</term-authoritative-server> tells each <term-resolver>resolver</term-resolver>, which looks names up for people, that of the nearest healthy one. This is <term-geodns>GeoDNS</term-geodns>. Resolvers keep an answer for its lifetime, here {dnsTtl}.',
        '{people} people in eight cities click every {clickEvery} each. Then Tokyo’s POP fails. The CDN’s health checks notice after {healthDelay}.',
      ],
      after: [
        'Some were led to the closed door for {heldFor}: {healthDelay} until the name server knew, then up to {dnsTtl} in which resolvers handed out the old answer. Routes had settled long before, and it helped nobody: no other door has that address.',
        'By name, {failedByName} clicks failed: answers ran out one by one. Under anycast, with the same people and the same failure, {failedAnycast} failed and {lateAnycast} came a second or more late.',
      ],
    },
    flood: {
      title: 'A flood',
      body: [
        'Back to anycast, now with {floodPeople} people. {bots} hijacked machines send {perBot} requests a second each, {floodTotal} in all, against POPs that can answer {capacity} a second. They sit in the same ISPs as the people, more where more people are. It is a <term-ddos>DDoS attack</term-ddos>, and the address it aims at is the one that everybody has.',
      ],
      after: [
        'Each bot came in by its own ISP’s door. The busiest, {busiest}, was asked {busiestRate} times a second; {overAnycast, plural, =0 {no POP was} one {# POP was} other {# POPs were}} over its limit, and {lateAnycast} clicks of people were late.',
        'By name the same bots aim at one POP’s own address: {onlyRate} a second on {onlyDoor}, of which it must drop {dropped}, people’s clicks among them. Most get through on a retry: {lateByName} late, {failedByName} lost. What puts people at many doors puts an attacker there, too.',
      ],
    },
  },
  predictions: {
    far: {
      question: 'Somebody in São Paulo asks. At which POP do their packets arrive?',
      options: POP_NAMES,
      right: 'The peer’s route is free for the ISP, and that is the first thing compared.',
      wrong: 'Go down the ladder with the two candidates: money first. The link to the CDN as a peer is in Virginia, and a peer beats a provider before anybody looks at paths or kilometres.',
    },
    peering: {
      question: 'At which POP does the second one’s packet arrive?',
      options: POP_NAMES,
      right: 'Same rank, same length, same number: then the packet leaves by the nearest exit.',
      wrong: 'The new link equals the old one in rank, length and number. Only then does distance count, that to the exit: the ISP hands the packet over where it is soonest rid of it.',
    },
    closes: {
      question: 'Where do Tokyo’s packets arrive once the routes have settled?',
      options: POP_NAMES,
      right: 'The CDN buys from Pacific in Sydney; Singapore lies behind one more network.',
      wrong: 'Singapore is nearer on the map, but Pacific reaches it through Straits. Its own link to the CDN in Sydney makes a shorter AS path, and both come from customers.',
    },
    'by-name': {
      question: 'How long after the failure is somebody still being led to the closed POP? Think of the last one.',
      right: 'First the name server must notice, then the last old answer must run out.',
      wrong: 'You said {guess}. Two waits add up: {healthDelay} until the name server stops naming Tokyo, and {dnsTtl} for a resolver that had asked just before.',
    },
    flood: {
      question: 'Where does the flood arrive?',
      options: { one: 'At one POP, the one that the attacker picks', even: 'At all POPs alike, a sixth each', uneven: 'At all POPs, but more at some than at others' },
      right: 'Nobody divides it up: each bot’s packets take the best route of its own network.',
      wrong: 'Under anycast there is one address, and nobody who shares the packets out. Each bot comes in where its own network’s best route ends; doors with many people behind them get many bots.',
    },
  },
  checks: {
    'to-singapore': {
      title: 'Lead Tokyo to Singapore',
      task: 'You run the CDN, and you can close POPs and open them again: nothing else. Make Tokyo’s people arrive in Singapore, and let one of them ask.',
      hint: 'Open Pacific, the provider of Tokyo’s ISP. Which candidates does it have while all POPs are open, and which comes next when the best is gone?',
      solution: 'Tokyo’s own POP must close, and Sydney’s: both are Pacific’s customers, one network away. Only then is the path through Straits to Singapore the best that is left.',
      parts: {
        door: 'Tokyo’s packets are led to Singapore (now: {door})',
        answered: '{asked, plural, =0 {Somebody in Tokyo asks, and the Singapore POP answers} other {The last answer to Tokyo came from the Singapore POP}}',
        few: 'At most {most} POPs are closed, and at least one ({closed} now)',
      },
    },
    'which-door': {
      title: 'Which door?',
      task: 'The internet of this scene with one link more, or one fewer. Under “Open a network” stand the candidates of the ISP in {city}, without the verdict. Somebody there asks.',
      question: 'Which POP do {city}’s packets reach?',
      options: POP_NAMES,
      hint: 'Go down the ladder: is one candidate a peer’s? Is one AS path shorter? One neighbour’s number lower? One exit nearer? The last network of the winner’s path is the POP.',
      solution: '{because, select, peer_over_provider {One candidate is a peer’s, and costs nothing; it wins before path length is looked at.} shorter_path {All candidates are of one rank; the shortest AS path wins.} lowest_neighbour {Same rank, same length: the lower number wins, wherever it leads.} nearest_site {Two peers with the CDN’s number: the packet leaves at the nearer one.} only_candidate {There is only one candidate: the provider’s choice.} other {}}',
      right: 'Down the ladder, and stop at the first step that leaves one.',
      wrong: '{because, select, peer_over_provider {One of the candidates comes from a peer. Rank comes before everything else, so it wins, however far it leads.} shorter_path {The ranks are the same; count the networks in each path.} lowest_neighbour {Ranks and lengths are the same, so the lower neighbour number decides.} nearest_site {Two candidates are peers with the CDN’s own number. The nearer exit wins.} only_candidate {The ISP has one candidate left, its provider’s; so look at what that network has chosen for itself.} other {}} On the map {nearest} would be nearest.',
    },
    'why-far': {
      title: 'Why did it go like that?',
      task: 'A user in {city} complains. {answered, plural, =0 {Their last request was given up after {took}.} other {Their last request took {took} to the first byte, and {reached} answered it.}} The CDN steers by {steering, select, anycast {anycast} other {GeoDNS}}. The whole run is on the stage.',
      question: 'What is behind it?',
      options: {
        resolver: 'The name server saw a resolver that is far from its user',
        'held-name': 'The browser held an address that it had been told before a POP closed',
        moved: 'Routes moved while the request was on its way, and broke its connection',
        'best-route': 'Nothing is amiss: the ISP’s best route leads there',
      },
      hint: 'Did any POP close in this run? If so: one address for all POPs, or one each? If not: who chose the POP, a name server or the routes?',
      solution: '{cause, select, resolver {The server answers for where the resolver stands: far from its user.} held_name {The POP had closed, but its address was still held, and no other POP has it.} moved {Packets were lost until the routes had moved, and the next POP did not know the connection.} best_route {The far POP is the end of the ISP’s best route.} other {}}',
      right: 'The log tells it the same way.',
      wrong: '{cause, select, resolver {No POP closed, and under GeoDNS the name server chooses, by the resolver’s place. Compare its city with the user’s.} held_name {A POP closed, and under GeoDNS each has an address of its own. The browser went on asking the old one, where nobody answers.} moved {A POP closed while a connection to it was open. The routes moved, and the POP that got the packets had never heard of the connection.} best_route {No POP closed and no name server chose. Open the ISP: its table says why this route won.} other {}}',
    },
  },
  controls: {
    'send-kanto': { label: 'Send from Tokyo' },
    'send-deccan': { label: 'Send from Mumbai' },
    'send-southern': { label: 'Send from Sydney' },
    'send-rhein': { label: 'Send from Frankfurt' },
    'send-highveld': { label: 'Send from Johannesburg' },
    'send-hudson': { label: 'Send from New York' },
    'send-paulista': { label: 'Send from São Paulo' },
    'send-pampas': { label: 'Send from Buenos Aires' },
    'door-tokyo': { label: '{closed, select, true {Open Tokyo} other {Close Tokyo}}' },
    'door-singapore': { label: '{closed, select, true {Open Singapore} other {Close Singapore}}' },
    'door-sydney': { label: '{closed, select, true {Open Sydney} other {Close Sydney}}' },
    'door-frankfurt': { label: '{closed, select, true {Open Frankfurt} other {Close Frankfurt}}' },
    'door-virginia': { label: '{closed, select, true {Open Virginia} other {Close Virginia}}' },
    'door-sao-paulo': { label: '{closed, select, true {Open São Paulo} other {Close São Paulo}}' },
    'click-kanto': { label: 'Click on in Tokyo', help: 'The same browser, with the connection that it has' },
    'toggle-sao-paulo': { label: 'São Paulo ISP and POP: join or part' },
    'toggle-mumbai': { label: 'Mumbai ISP and Frankfurt POP: join or part' },
    'toggle-tier-1': { label: 'Atlantic and Pacific: part or join' },
    design: { label: 'Steering', options: { anycast: 'Anycast', geodns: 'GeoDNS' } },
    dnsTtl: { label: 'Lifetime of a DNS answer', options: { 10: '10 s', 30: '30 s', 60: '60 s' } },
  },
  meters: { messages: 'messages between routers', doors: 'POPs in use', wait: 'to the first byte', busiest: 'busiest POP', late: 'clicks late', failed: 'clicks failed' },
  whatIfs: {
    'no-peering': {
      label: 'Without the peering in Virginia',
      finding: 'Then the ISP has one candidate, Atlantic’s. The CDN buys from Atlantic in Virginia, and São Paulo lies behind Platina: the packets still go to {door}, and the first byte takes {after} instead of {before}.',
    },
    'as-anycast': {
      label: 'The same under anycast',
      finding: 'The last packets for the closed POP are on their way {heldAfter} after the failure. {failedAfter} clicks fail instead of {failedBefore}; {lateAfter} come a second or more late.',
    },
    'public-resolver': {
      label: 'Sydney uses a public resolver in Virginia',
      finding: 'The name server sees the resolver, not the person: Sydney’s user is told the address of {door}, and the first byte takes {after} instead of {before}, part of it the way to the far resolver. Under anycast the resolver’s place wouldn’t matter.',
    },
    'client-subnet': {
      label: 'That resolver, with client-subnet',
      finding: 'The resolver passes on a part of its user’s address (<term-edns-client-subnet>EDNS Client Subnet</term-edns-client-subnet>), and the name server answers for Sydney: {door}, {after}. Asking far away still costs more than {before} did.',
    },
    'flood-by-name': {
      label: 'The same flood under GeoDNS',
      finding: 'All of it goes to one address: {peak} requests a second on {door}, where anycast had {peakBefore} at most. {late} clicks are late and {failed} lost, instead of {harmedBefore} in all.',
    },
  },
  nodes: {
    isp: { label: '{city} ISP', name: 'the {city} ISP' },
    pop: { label: '{city}', name: 'the {city} POP' },
    browser: { label: '{city}’s user', name: '{city}’s browser' },
    resolver: { label: '{city}’s resolver', name: '{city}’s resolver' },
    atlantic: { label: 'Atlantic' },
    pacific: { label: 'Pacific' },
    rhine: { label: 'Rhine' },
    straits: { label: 'Straits' },
    platina: { label: 'Platina' },
    resolvers: { label: 'Public resolver', name: 'the public resolver' },
  },
  fieldNotes: {
    'who-uses-which': {
      title: 'Who steers how',
      body: [
        'Cloudflare announces its addresses from all of its cities. Akamai answers by name: for each resolver, and by 2015 for blocks of clients. Many do both: by name the region, by anycast the door. Amazon CloudFront answers by name, and offers anycast addresses, too.',
        'At Bing in 2015 anycast did well for most, and led about one in five to a worse door.',
      ],
    },
    vpn: {
      title: 'Where a VPN puts you',
      body: [
        'To routes and name servers a person behind a VPN stands where the tunnel ends: anycast picks a door for that place. If it takes only some traffic, name and packets may part ways.',
        'Client-subnet mends far resolvers, and gives away a part of each person’s address. RFC 7871 itself counsels care.',
      ],
    },
    floods: {
      title: 'Floods on record',
      body: [
        'In August 2023 (“Rapid Reset”) Cloudflare counted up to about 201 million HTTP requests a second, Google 398 million.',
        'These are sums over many doors: anycast divides a flood by where its bots are.',
      ],
    },
    'inside-the-isp': {
      title: 'The door inside the ISP',
      body: [
        'Netflix places its own machines in ISPs’ buildings. Each serves only the customers whose addresses the ISP announces to it by BGP, so the ISP decides who comes in by that door. They are filled daily in the quiet hours.',
      ],
    },
    ladder: {
      title: 'A shorter ladder',
      body: [
        'Real routers have more rungs, in another order. After the path’s length come the route’s origin, MED and the cost of the way to the exit; only then an identifier. Here the neighbour’s number comes before the exit.',
      ],
    },
    hierarchies: {
      title: 'Doors behind doors',
      body: [
        'Thousands of small sites would send the origin thousands of misses. Akamai described in 2010 how its edge servers ask a few parents first: scene 09.',
      ],
    },
  },
  takeaway: [
    'Every POP announces the same address. Each network keeps one best route: money first, then the shorter path, then a number. Nobody sees the whole, and nobody dispatches.',
    'Nearest by topology is not nearest on the map. A CDN moves people by announcing, withdrawing and joining networks.',
    'When a POP closes, anycast’s users move as fast as routers talk, and open connections break. By name they wait for a health check and a lifetime.',
  ],
}
