/** What leaves the page by its user's hand: texts on the clipboard and in files. In: a text. Out: whether it went. */

/** Some browsers begin to read only after the task that asked for the download. */
const READ_WITHIN_MS = 10_000

/** @returns false where nothing can be copied: no clipboard (a page without https), or a refused one (an embed without permission) */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

/** Hands the browser a file of JSON to save. @param name with its ending */
export function saveJson(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const anchor = window.document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(url), READ_WITHIN_MS)
}

/**
 * Takes the focus to a text that is to be copied by hand, and selects it: a `ref` of the area, so that it happens as the area appears.
 *
 * @param area the text, or null when it goes
 */
export function selected(area: HTMLTextAreaElement | null): void {
  area?.focus()
  area?.select()
}
