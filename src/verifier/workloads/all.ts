import type { WorkloadId } from '../assertion.ts'
import { API } from './api.ts'
import { REALTIME } from './realtime.ts'
import { STATIC } from './static.ts'
import { VIDEO } from './video.ts'
import type { Workload } from './workload.ts'

export const WORKLOAD: Readonly<Record<WorkloadId, Workload>> = { static: STATIC, api: API, video: VIDEO, realtime: REALTIME }
