import { TEACH } from '../routes/hrefs.ts'

/** The instructors' page; with a scene's slug, the page about that scene. */
export const teachPath = (slug: string | null = null): string => (slug === null ? TEACH : `${TEACH}${slug}/`)
