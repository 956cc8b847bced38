/** What the studio asks of the verifier: one task at a time, with progress, ended by a signal. */
import type { VerifierClient } from '../../../src/verifier/worker/client.ts'

export type { Progress } from '../../../src/verifier/worker/pieces.ts'
export type Verifier = Pick<VerifierClient, 'run'>
