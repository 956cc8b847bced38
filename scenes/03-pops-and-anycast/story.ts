/** When things happen in the scene's stories, and how many people and bots there are. */
import { STORY_MS } from './world.ts'

/** The first POP announces, and when the others follow; the pause is longer than routers hold a second announcement back. */
export const FIRST_POP = 'tokyo'
export const FIRST_MS = 300
export const OTHERS_MS = 9_000
/** When the link comes up, the POP fails, the flood begins: ms into each story. */
export const LINK_MS = STORY_MS + 1_200
/** When the second person asks. */
export const AFTER_LINK_MS = STORY_MS + 4_000
export const CLOSE_MS = STORY_MS + 400
export const CROWD_CLOSE_MS = STORY_MS + 5_000
export const FLOOD_MS = STORY_MS + 3_000

export const CROWD_PEOPLE = 1_700
export const FLOOD_PEOPLE = 17_000
export const CLICKS_PER_SECOND = 0.1
export const BOTS = 3_000
export const REQUESTS_PER_BOT = 10
