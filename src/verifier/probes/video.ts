/** Probes of the video workload. */
import type { Probe } from '../probe.ts'
import { VIDEO } from '../workloads/video.ts'
import { steady } from './steady.ts'
import { SEGMENT, VIDEO_CROWD } from './video-crowd.ts'
import { LIVE } from './video-live.ts'
import { VIDEO_COLD } from './video-load.ts'
import { SEEKING } from './video-seeking.ts'

export const VIDEO_PROBES: readonly Probe[] = [LIVE, SEGMENT, SEEKING, steady(VIDEO), VIDEO_COLD, VIDEO_CROWD]
