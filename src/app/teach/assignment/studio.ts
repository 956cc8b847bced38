/** Where the studio is: the scene, and the step in which it opens. A test holds them to the scene. */
export const STUDIO_SLUG = '12-capstone'
export const STUDIO_STEP = 6
