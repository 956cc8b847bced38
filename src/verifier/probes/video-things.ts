/** What the probes of the video workload ask for, as their origin has it, and how players write their requests. */
import type { ResourceSpec } from '../../world/spec.ts'
import { VIDEO } from '../workloads/video.ts'
import { numbered, resourceOf, resourceSpec } from '../workloads/workload.ts'

const one = (id: string, n: number): ResourceSpec => resourceSpec(resourceOf(VIDEO, id), n)

export const PLAYLIST = one('playlist', 1)
export const FILM = one('film', 1)

/** The n-th segment of the channel. @param fromMs when it appears; left out: it has always been there */
export function segment(n: number, fromMs?: number): ResourceSpec {
  return { ...one('segment', n), ...(fromMs !== undefined && { fromMs }) }
}

export const segmentUrl = (n: number): string => numbered(resourceOf(VIDEO, 'segment').url, n)

/** The address as a player writes it: with what it reports of itself (CTA-5004, Common Media Client Data), other every time. */
export function reported(url: string, player: string, count: number): string {
  return `${url}?CMCD=${encodeURIComponent(`bl=${8_000 + 100 * count},sid="${player}"`)}`
}
