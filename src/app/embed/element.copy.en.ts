/** What `<cdn-scene>` says: a frame's name, and warnings in the console of whoever put the element there. */
export const en = {
  title: (id: string, name: string) => `Build a CDN, scene ${id}: ${name}`,
  noScene: (given: string | null, known: string) => (given === null ? `<cdn-scene> has no attribute "scene". The course's scenes: ${known}.` : `<cdn-scene>: the course has no scene "${given}". Its scenes: ${known}.`),
  noCourse: '<cdn-scene>: the script can’t tell where it came from, so no scene is shown. Add it as <script src="…/embed.js"> or <script type="module" src="…/embed.js">; import() does not work.',
  badHeight: (given: string, least: number, most: number, used: number) => `<cdn-scene>: height="${given}" can’t be used. Use a whole number of pixels from ${least} to ${most}, or auto. ${used} is used.`,
  badWish: (name: string, given: string) => `<cdn-scene>: ${name}="${given}" can’t be used, so the scene stays as it is.`,
} as const
