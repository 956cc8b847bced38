/** What the actors are called in sentences, and wherever their labels alone would not tell them apart. */
import type { NodeId } from '../world/log.ts'
import { actors } from './copy/transport.en.ts'
import { formatText } from './prose/message.ts'
import type { StageNode } from './topology.ts'
import { LOCALE } from '../language/locale.ts'

/** Names within a sentence, such as “Tokyo’s browser” or “the Tokyo edge”. */
export type NodeNames = Readonly<Record<NodeId, string>>

type Named = Pick<StageNode, 'id' | 'label' | 'name' | 'tier'>

/** The names of a stage's actors: their own, else made of kind and label. */
export function namesOf(nodes: readonly Named[]): NodeNames {
  return Object.fromEntries(nodes.map((node) => [node.id, sentenceName(node)]))
}

/** Labels, and in place of a label that several actors share (a POP's and its people's), each one's name. */
export function distinctLabels(nodes: readonly Named[]): NodeNames {
  const shared = (label: string): boolean => nodes.filter((other) => other.label === label).length > 1
  return Object.fromEntries(nodes.map((node) => [node.id, shared(node.label) ? sentenceName(node) : node.label]))
}

/** An actor's name in a sentence; one that is not on the stage is called by its id. */
export function nameIn(names: NodeNames, node: NodeId): string {
  return names[node] ?? sentenceName({ id: node, label: node.split(':').at(-1) ?? node })
}

/** A name or sentence as it stands at a beginning. */
export function atStart(text: string): string {
  return text.charAt(0).toLocaleUpperCase(LOCALE) + text.slice(1)
}

/** Of a label such as “POP · Tokyo” the part after the dot is the name. */
function sentenceName({ id, label, name, tier }: Named): string {
  const kind = (tier ?? id.split(':')[0]) as keyof typeof actors
  return name ?? (kind in actors ? formatText(actors[kind], { label: label.split(' · ').at(-1) ?? label }) : label)
}
