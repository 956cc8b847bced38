import type { RequestView } from '../state.ts'

/** Are these the same views, one by one? For components that stay as they are while time runs on: lists are made anew, views are not. */
export function sameViews(a: readonly RequestView[], b: readonly RequestView[]): boolean {
  return a.length === b.length && a.every((view, index) => view === b[index])
}
