import type { StageNode } from '../stage/topology.ts'
import { formatText, type SlotValues } from '../stage/prose/message.ts'
import { CITIES, type CityId } from '../world/geo/cities.ts'
import type { SceneCopy } from './copy.ts'

/**
 * What a scene's words say of an actor in a city, and where that lies: the part of a node that all scenes make alike.
 * @param words as the scene's copy has them; undefined: the actor is called by its city's id
 * @param values for the slots in the words
 */
export function placed(city: CityId, words: SceneCopy['nodes'][string] | undefined, values: SlotValues): Pick<StageNode, 'label' | 'name' | 'detail' | 'latitudeDeg' | 'longitudeDeg'> {
  const { latitudeDeg, longitudeDeg } = CITIES[city]
  return {
    label: formatText(words?.label ?? city, values),
    ...(words?.name && { name: formatText(words.name, values) }),
    ...(words?.detail && { detail: formatText(words.detail, values) }),
    latitudeDeg,
    longitudeDeg,
  }
}
