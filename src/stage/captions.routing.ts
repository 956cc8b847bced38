/** One plain sentence for each event of routing that is worth telling. */
import type { NodeId } from '../world/log.ts'
import type { RoutingEvent } from '../world/routing/events.ts'
import { captions } from './copy/transport.en.ts'
import { nameIn, type NodeNames } from './names.ts'
import { formatMs, type SlotValues } from './prose/message.ts'

/** The rest is bookkeeping: a network that goes on as before, messages between routers, gauges, what a DNS answer tells as well. */
export function isTellingRouting(event: RoutingEvent): boolean {
  switch (event.type) {
    case 'route-decided':
      // A POP's own is told by its announcing and withdrawing.
      return event.changed && !event.node.startsWith('pop:')
    case 'pop-announced':
      return !event.already
    case 'route-sent':
    case 'route-received':
    case 'dns-mapped':
    case 'edge-gauge':
      return false
    default:
      return true
  }
}

/** A message and its slots; of an event that isn't telling, nothing. */
export function routingSentence(event: RoutingEvent, names: NodeNames): readonly [message: string, values: SlotValues] {
  const actor = (node: NodeId): string => nameIn(names, node)
  switch (event.type) {
    case 'route-decided':
      return decidedSentence(event, names)
    case 'routes-converged':
      return [captions.converged, { took: formatMs(event.tookMs) }]
    case 'pop-announced':
    case 'pop-withdrawn':
      return [event.type === 'pop-announced' ? captions.popAnnounced : captions.popWithdrawn, { node: actor(`pop:${event.pop}`), prefix: event.prefix }]
    case 'link-changed': {
      const [from, to] = event.link.kind === 'peering' ? event.link.peers : [event.link.customer, event.link.provider]
      return [event.up ? captions.linkUp : captions.linkDown, { from: network(from, names), to: network(to, names) }]
    }
    case 'health-changed':
      return [captions.healthChanged, { node: actor(`pop:${event.pop}`), healthy: String(event.healthy) }]
    case 'connection-stranded':
      return [captions.stranded, { node: actor(`browser:${event.user}`), to: actor(`pop:${event.pop}`) }]
    case 'connection-reset':
      return [captions.connectionReset, { node: actor(`browser:${event.user}`) }]
    case 'packet-lost':
      return [captions.packetLost[event.because], { from: actor(event.from), to: actor(event.at) }]
    case 'route-sent':
    case 'route-received':
    case 'dns-mapped':
    case 'edge-gauge':
      return ['', {}]
  }
}

function decidedSentence({ node, prefix, decision }: Extract<RoutingEvent, { type: 'route-decided' }>, names: NodeNames): readonly [string, SlotValues] {
  const { chosen } = decision
  if (chosen === null) return [captions.routeLost, { node: nameIn(names, node), prefix }]
  return [captions.routeChosen, { node: nameIn(names, node), prefix, to: network(chosen, names) }]
}

/** A network by its id in the graph: a POP's own, or one that packets pass. */
function network(id: string, names: NodeNames): string {
  return names[`pop:${id}`] ?? nameIn(names, `net:${id}`)
}
