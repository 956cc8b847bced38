import * as v from 'valibot'
import type { Format } from './format.ts'

/** `auto` and `system` follow the system; motion may only be reduced further, never forced on. */
export interface Settings {
  readonly theme: 'auto' | 'light' | 'dark'
  readonly motion: 'system' | 'reduce'
}

export const DEFAULT_SETTINGS: Settings = { theme: 'auto', motion: 'system' }

const theme = v.picklist(['auto', 'light', 'dark'])
const motion = v.picklist(['system', 'reduce'])

/** public/theme.js reads `theme` from the same JSON before the first paint. */
export const settingsFormat: Format<Settings> = {
  version: 1,
  migrations: {},
  parse(data) {
    const loose = v.safeParse(v.object({ theme: v.optional(v.unknown()), motion: v.optional(v.unknown()) }), data)
    if (!loose.success) return null
    const parts = [v.safeParse(theme, loose.output.theme), v.safeParse(motion, loose.output.motion)] as const
    return {
      value: {
        theme: parts[0].success ? parts[0].output : DEFAULT_SETTINGS.theme,
        motion: parts[1].success ? parts[1].output : DEFAULT_SETTINGS.motion,
      },
      dropped: parts.filter((part) => !part.success).length,
    }
  },
}
