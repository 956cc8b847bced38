import { useEffect } from 'react'
import { Late } from '../../src/lesson/ui/Late.tsx'
import type { ScenePlateProps } from '../../src/lesson/ui/plates.ts'
import { LanesPlate } from '../../src/stage/plates/LanesPlate.tsx'
import styles from './Stage.module.css'
import { citiesOf } from './topology.ts'

// The first beat is of one city: the map, which is heavy, comes behind it.
const loadMap = () => import('../../src/stage/plates/MapPlate.tsx').then(({ MapPlate }) => MapPlate)

/** Probes differ: what happens in one city is drawn as a path, what happens in several on the map. */
export function Stage(props: ScenePlateProps) {
  useEffect(() => void loadMap().catch(() => {}), [])
  if (citiesOf(props.trial.spec).length === 1) return <LanesPlate {...props} />
  return <Late load={loadMap} props={props} meanwhile={<div className={styles.coming} />} />
}
