/** The probes that no beat shows. They are many, and come after the page. */
import { PROBES } from '../../src/verifier/probes/all.ts'
import { bringProbes } from './probes.ts'

bringProbes(PROBES)
