/** Is this page in a course package, and in which? */
import { useSyncExternalStore } from 'react'
import type { Scope } from './address.ts'

const never = () => () => {}
/** `data-lms`, which tools/package-scorm.mjs writes into the pages of a package. */
const scopeHere = (): Scope | null => document.documentElement.dataset['lms'] ?? null

/** Out: a scene's id or 'course' in a package; null elsewhere, and in pages written ahead. */
export const useScope = (): Scope | null => useSyncExternalStore(never, scopeHere, () => null)
