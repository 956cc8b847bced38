import type { Page } from '@playwright/test'
import { plainWords } from '../tools/language/pseudo.ts'

/** What is not for translating: code, keys, what a learner wrote, and what is marked so (`translate="no"`). */
const KEPT = 'code, pre, kbd, samp, textarea, script, style, template, [translate="no"]'
const NAMES = ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'alt', 'title', 'placeholder'] as const

/** All that a page shows and says: texts and accessible names, each once, with the way to where it stands. */
function textsOn(page: Page): Promise<readonly (readonly [text: string, where: string])[]> {
  return page.evaluate(
    ([kept, names]) => {
      const found = new Map<string, string>()
      const way = (element: Element): string => {
        const parts: string[] = []
        for (let at: Element | null = element; at && at !== document.body && parts.length < 4; at = at.parentElement) parts.unshift(at.tagName.toLowerCase() + (at.getAttribute('class')?.split(' ')[0] ? `.${at.getAttribute('class')?.split(' ')[0] ?? ''}` : ''))
        return parts.join(' > ')
      }
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.nodeValue?.trim() ?? ''
        const parent = node.parentElement
        // What a closed list offers is not painted, and is read all the same.
        if (text !== '' && parent && !parent.closest(kept) && (parent.closest('select') ?? parent).checkVisibility()) found.set(text, way(parent))
      }
      for (const element of document.body.querySelectorAll(names.map((name) => `[${name}]`).join(','))) {
        if (element.closest(kept) && !element.matches('textarea:not([translate="no"])')) continue
        for (const name of names) {
          const text = element.getAttribute(name)
          if (text) found.set(text, `${way(element)} ${name}`)
        }
      }
      found.set(document.title, 'title')
      return [...found]
    },
    [KEPT, NAMES] as const,
  )
}

/** Words on a page of a pseudo-language that no message file holds. `allowed`: texts with a reason to stand as they are. */
export async function hardCodedOn(page: Page, allowed: readonly RegExp[]): Promise<readonly string[]> {
  const texts = await textsOn(page)
  return texts.flatMap(([text, where]) => {
    const words = plainWords(text, allowed)
    return words.length === 0 ? [] : [`${words.join(' ')} · ${text.slice(0, 160)} · ${where}`]
  })
}

/** Where a page does not hold its words: a page wider than its window, and texts that are cut off where no ellipsis is meant. */
export function overflowOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth) {
      const wide = [...document.body.querySelectorAll('*')].filter((element) => {
        const box = element.getBoundingClientRect()
        return box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1) && ![...element.children].some((child) => child.getBoundingClientRect().width >= box.width)
      })
      found.push(`the page is ${root.scrollWidth} px wide in ${root.clientWidth}: ${wide.slice(0, 3).map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${element.textContent?.slice(0, 40) ?? ''}”`).join('; ')}`)
    }
    for (const element of document.body.querySelectorAll<HTMLElement>('button, label, a, legend, summary, h1, h2, h3, h4, th, td, dt, dd, p, li, span, output, input[type="button"]')) {
      const { overflowX, textOverflow, clip, clipPath } = getComputedStyle(element)
      const hidden = overflowX === 'hidden' || overflowX === 'clip'
      // Read by ears only, or beside the same words for ears, as in pictures whose bars may be narrower than their words.
      const forEars = element.closest('[aria-hidden="true"]') !== null || clip !== 'auto' || clipPath !== 'none' || element.clientWidth <= 1
      if (hidden && !forEars && textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1 && element.checkVisibility()) {
        found.push(`cut off: ${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${element.textContent?.slice(0, 60) ?? ''}” (${element.scrollWidth} px in ${element.clientWidth})`)
      }
    }
    return found
  })
}
