/** Heights of a frame, in CSS px. */

/** High enough for the story beside the stage. */
export const HEIGHT_PX = 680
/** Outside of these nothing could be read, or the height is a slip of the hand. */
export const LEAST_HEIGHT_PX = 100
export const MOST_HEIGHT_PX = 4000
