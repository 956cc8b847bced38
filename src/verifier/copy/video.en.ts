import type { WorkloadWords } from './words.ts'

export const videoWords: WorkloadWords = {
  name: 'Video',
  about:
    'Live channels and films. A live channel is a playlist that changes every 2 seconds and names short segments; players fetch the playlist again and again, and then the newest segment. Films are asked for in ranges of bytes. Nearly all of the money goes where the bytes go. The origin states no lifetimes.',
  resources: {
    playlist: {
      name: 'Live playlists',
      about: 'New content every 2 seconds under the same address. Most players add a CMCD parameter, in which they report how they are doing: other text each time, and the same playlist for all.',
    },
    segment: {
      name: 'Segments',
      about: 'Two seconds of a channel. Each has an address of its own, appears at a moment, and never changes. Until it appears the origin answers 404. Players add CMCD here too.',
    },
    film: {
      name: 'Films',
      about: '40 MB each, never changed. Players ask for ranges and jump about. They add CMCD here too.',
    },
  },
  assertions: {
    playlist: {
      label: 'The live channel stays live',
      measures: 'The age of the oldest playlist that any player is given, from the moment when that playlist went live to the moment when the player has it. Browsers’ caches count.',
      hint: 'Follow one playlist from the origin to the player. How long may each cache on the way answer with it without asking, and does it go on answering after that?',
      fix: 'On a route for the playlists: edge.ttlSeconds 1 with when "always", no edge.staleWhileRevalidateSeconds, and browser.ttlSeconds 0.',
    },
    missing: {
      label: 'A new segment is there for everybody',
      measures: 'How long after a segment has appeared somebody still asks for it and is told 404: the latest such request, counted from the segment’s first moment; 0 if there is none.',
      hint: 'Somebody asked a moment too early, and the answer was true then. Who kept it, and for how long? Look at browsers too: what they are told of a lifetime holds for every answer of the route.',
      fix: 'On the segments’ route: edge.errorTtlSeconds {"4xx": 1}, or 0. Leave out browser.ttlSeconds there, which browsers would apply to the 404.',
    },
    segment: {
      label: 'The origin makes a segment once',
      measures: 'Requests that reach the origin for one new segment that is asked for at all eight POPs.',
      hint: 'Each POP that has to ask for itself is one request. Do all of them ask the origin? Does each address that players write count as another segment? Is what was fetched still fresh some seconds later?',
      fix: 'shield {"on": true}, and on the segments’ route key.query "none" and a long edge.ttlSeconds with when "always".',
    },
    ranges: {
      label: 'Players get the bytes they ask for',
      measures: 'Requests for a range of a film that are answered with anything but a 206 with exactly these bytes. The whole film counts as wrong too: a server may send it, but nobody can seek in it.',
      hint: 'Look at the request as the edge passes it on. Is everything still there that the player wrote?',
      fix: 'Take range out of normalise.values, so that Range stays in the request.',
    },
    seeking: {
      label: 'Seeking costs no second copy',
      measures: 'Bytes of one film that the origin sends while three people watch parts of it, as a share of the film’s length.',
      hint: 'The second viewer asks for bytes that were fetched before. Is the address the same to the cache? Is anything of the film stored at all? Is more fetched than was asked for?',
      fix: 'On the films’ route: caching on, key.query "none", a long edge.ttlSeconds with when "always", and Range left in the request.',
    },
    bytes: {
      label: 'Bytes come from the edge',
      measures: 'Of the bytes that players get in an ordinary minute, the share that POPs had stored, after caches have been filled.',
      hint: 'Segments and films are nearly all of the bytes. Why would the POP fetch one that it has fetched before?',
      fix: 'On the segments’ and films’ route: key.query "none", and a long edge.ttlSeconds with when "always".',
    },
    egress: {
      label: 'The origin’s monthly egress',
      measures: 'Bytes that the origin sends in an ordinary minute, after caches have been filled, for a month of 30 days.',
      hint: 'Each needless miss of a segment or a film is a megabyte or forty. Which requests for the same thing don’t share an answer?',
      fix: 'On the segments’ and films’ route: key.query "none", and a long edge.ttlSeconds with when "always".',
    },
    cost: {
      label: 'The monthly bill',
      measures: 'US dollars for 30 days of such minutes, at the stated prices: every byte to players once, and every byte from the origin once more.',
      hint: 'What players get has to be paid in any case. The rest is what the origin sends.',
      fix: 'Make the origin send less: key.query "none" and a long edge.ttlSeconds with when "always" for segments and films.',
    },
    cold: {
      label: 'A premiere doesn’t topple the origin',
      measures: 'The most requests that reach the origin within a second while people on five continents begin to watch and all caches are empty; the bound is what it can make in a second.',
      hint: 'Empty caches must ask. How many caches ask the origin for the same thing?',
      fix: 'shield {"on": true}, and key.query "none" on the routes of this host.',
    },
  },
  probes: {
    live: {
      name: 'A live channel',
      does: 'The playlist changes every 2 s, six times, and a new segment appears each time. Four players in Madrid (two), New York and Tokyo fetch the playlist once in 2 s, at 0.7 s to 1.8 s after a change; Tokyo’s stalls for 6 s once. Two of the segments are asked for by everybody: in Madrid and New York first 0.25 s and 0.18 s before they exist, then by all four 0.4 s and 2.3 s after. One player in Madrid and the one in New York have a browser cache and write plain addresses; the others add CMCD.',
    },
    segment: {
      name: 'Everybody wants the new segment',
      does: 'A segment appears. Within 0.4 s, one player at each of the eight POPs asks for it; three more, in Madrid, Tokyo and São Paulo, ask 3 s and 12 s after it appeared. Each address carries another CMCD.',
    },
    seeking: {
      name: 'Seeking in a film',
      does: 'Ana in Madrid asks for the first 4 MB of a film of 40 MB, then for 4 MB in the middle, then for what follows on the start, then for the last 2 MB, each time in ranges of 2 MB. After her Ben, at the same POP, asks for parts of the same bytes, cut in other places. Then Cleo in Tokyo asks for the start and 2 MB of the middle. A request every 2 s; each address carries another CMCD.',
    },
    steady: {
      name: 'An ordinary minute',
      does: '120 requests a second from five continents for 90 s, of which the first 30 s fill the caches and don’t count: 45 % for playlists of four channels, 53 % for 30 segments, 2 % for three films, the popular ones more often. Playlists change every 2 s. 60 % of the addresses carry a CMCD of their own; User-Agents are as people have them.',
    },
    cold: {
      name: 'A premiere, with empty caches',
      does: '700 requests a second from five continents for 6 s, and no cache holds anything: 30 % for playlists of four channels, 60 % for 60 segments, 10 % for ten films. 60 % of the addresses carry a CMCD of their own.',
    },
    crowd: {
      name: 'A small crowd',
      does: 'Six players, two of them in Madrid, the others in Frankfurt, New York, São Paulo and Tokyo, ask for a playlist, a segment and the first 2 MB of a film, all within 0.1 s, and once more half a second later. Each player’s addresses carry a CMCD of their own. It counts requests at the origin for what it was asked for within the last 0.8 s.',
    },
  },
}
