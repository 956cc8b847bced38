/** Probes of the video workload. */
import type { Probe } from '../probe.ts'
import { VIDEO } from '../workloads/video.ts'
import { steady } from './steady.ts'

export const VIDEO_PROBES: readonly Probe[] = [steady(VIDEO)]
