import { describe, expect, it } from 'vitest'
import type { Report } from '../report/report.ts'
import { startVerification, verify, type Task, type Verification } from '../verify.ts'
import { Cancelled } from '../../beside/messages.ts'
import { turnOfTasks } from '../../beside/pieces.ts'
import { inPieces, type Progress } from './pieces.ts'
import { verifyInSlices } from './slices.ts'

const TASK: Task = { document: { version: 1, default: { edge: { ttlSeconds: 60, when: 'always' } } }, only: ['api'], objectives: ['api.cookies', 'api.authorization'] }

/** A verification whose every advance takes a time on a clock of its own. */
function slow(pieces: number, msEach: number) {
  let nowMs = 0
  let done = 0
  const verification: Verification = {
    advance() {
      nowMs += msEach
      return ++done < pieces
    },
    get progress() {
      return done / pieces
    },
    at: null,
    report: (): Report => ({ version: 1, seed: 1, workloads: [], passed: true, verdicts: [], warnings: [] }),
  }
  return { verification, now: () => nowMs }
}

describe('a verification in pieces', () => {
  it('finds what it finds at once', async () => {
    const pause = turnOfTasks()
    expect(await inPieces(startVerification(TASK), { pieceMs: 5, now: () => performance.now(), pause, onProgress: () => {}, wanted: () => true })).toEqual(verify(TASK))
  })

  it('pauses as often as its pieces are long, and tells how far it is', async () => {
    const { verification, now } = slow(20, 4)
    const seen: Progress[] = []
    let pauses = 0
    await inPieces(verification, { pieceMs: 12, now, pause: async () => void pauses++, onProgress: (progress) => seen.push(progress), wanted: () => true })
    expect(seen).toHaveLength(7)
    expect(pauses).toBe(8)
    expect(seen.map(({ share }) => share)).toEqual([...seen.map(({ share }) => share)].sort((a, b) => a - b))
    expect(seen.at(-1)?.share).toBe(1)
  })

  it('stops between two pieces when it is not wanted any more, at the end too', async () => {
    for (const [limit, share] of [[3, 2 * 3 / 20], [8, 1]] as const) {
      const { verification, now } = slow(20, 4)
      let asked = 0
      expect(await inPieces(verification, { pieceMs: 12, now, pause: async () => {}, onProgress: () => {}, wanted: () => ++asked < limit })).toBeNull()
      expect(verification.progress).toBe(share)
    }
  })
})

describe('slices on the page’s own thread', () => {
  it('give the report', async () => expect(await verifyInSlices(TASK, () => {}, new AbortController().signal)).toEqual(verify(TASK)))

  it('end when they are not wanted', async () => {
    const stop = new AbortController()
    await expect(verifyInSlices(TASK, () => stop.abort(), stop.signal)).rejects.toBeInstanceOf(Cancelled)
  })

  it('tell of a defect in words that say whose it is', async () => {
    const broken = { ...TASK, document: null } as unknown as Task
    await expect(verifyInSlices(broken, () => {}, new AbortController().signal)).rejects.toThrow('defect of the verifier')
  })
})
