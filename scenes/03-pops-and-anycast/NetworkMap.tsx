import { useCallback, useContext, useMemo } from 'react'
import type { ScenePlateProps } from '../../src/lesson/ui/plates.ts'
import { NetworkPlate } from '../../src/stage/plates/networks/NetworkPlate.tsx'
import { OpenedContext } from './opened.ts'
import { nodeOf } from './topology.ts'
import { viewAt } from './view.ts'
import type { DoorTrial } from './doors.ts'

/** The plate of networks, with what this trial's log says of routes at the state's time. */
export function NetworkMap({ trial, ...props }: ScenePlateProps) {
  const { network, open, hidden, secret } = useContext(OpenedContext)
  const { tMs } = props.state
  const view = useMemo(() => viewAt(trial as DoorTrial, tMs, { opened: network, hidden, secret }), [trial, tMs, network, hidden, secret])
  const openNode = useCallback((node: string) => open(node.slice(node.indexOf(':') + 1)), [open])
  return <NetworkPlate {...props} view={view} opened={network === null ? null : nodeOf(network)} onOpenNetwork={openNode} />
}
