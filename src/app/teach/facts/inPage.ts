/** Facts travel in the page that was written with them, so that page and facts are always of one build. */
import type { CourseFacts, SceneFacts } from './facts.ts'

const TYPE = 'application/json'

/** The element for the page's head. JSON between script tags is data: browsers don't run it, and no policy forbids it. */
export function factsElement(slug: string | null, facts: CourseFacts | SceneFacts): string {
  return `<script type="${TYPE}" data-facts="${slug ?? ''}">${JSON.stringify(facts).replaceAll('<', '\\u003c')}</script>`
}

/** The facts of a page: in this document, else in the page itself, which is fetched. Rejects like a part that can't be fetched. */
export async function readFacts(slug: string | null): Promise<CourseFacts | SceneFacts> {
  const here = factsIn(document, slug)
  if (here) return here
  const response = await fetch(new URL(`teach/${slug === null ? '' : `${slug}/`}`, rootAddress()))
  // In these words a part that did not arrive is known (modules.ts).
  if (!response.ok) throw new TypeError(`Failed to fetch the notes: ${response.status}`)
  const there = factsIn(new DOMParser().parseFromString(await response.text(), 'text/html'), slug)
  if (!there) throw new TypeError('Failed to fetch the notes: the page holds none')
  return there
}

/** The course's root. Built code stands in a folder of its own below it, whatever page is open by now. */
function rootAddress(): URL {
  const code = import.meta.url
  return new URL('../', code)
}

function factsIn(page: Document, slug: string | null): CourseFacts | SceneFacts | null {
  const text = page.querySelector(`script[type="${TYPE}"][data-facts="${slug ?? ''}"]`)?.textContent
  return text == null ? null : (JSON.parse(text) as CourseFacts | SceneFacts)
}
