import { expect, type CDPSession, type Locator, type Page } from '@playwright/test'
import type { Hands } from './hands.ts'

/** How often the way to an element is looked up before it counts as out of reach. */
const MOST_LOOKS = 40
/** So often the whole way counted is gone in one go; where the page goes on changing under it, step by step from then on. */
const MOST_LEAPS = 4

const SHIFT = 8

/** The keyboard alone: Tab and Shift+Tab to get there, then the keys that the element answers to. */
export function keyboard(page: Page): Hands {
  let session: Promise<CDPSession> | undefined
  /** There are a thousand presses of Tab in a scene. They go out together, and the browser takes them in their order. */
  const pressTab = async (times: number, modifiers: number) => {
    const browser = await (session ??= page.context().newCDPSession(page))
    const key = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9, modifiers }
    const send = (type: 'rawKeyDown' | 'keyUp') => browser.send('Input.dispatchKeyEvent', { ...key, type })
    await Promise.all(Array.from({ length: times }, () => [send('rawKeyDown'), send('keyUp')]).flat())
  }
  const reach = async (target: Locator) => {
    for (let look = 0; look < MOST_LOOKS; look += 1) {
      const stops = await stopsTo(target)
      if (stops === 0) return
      await pressTab(look < MOST_LEAPS ? Math.abs(stops) : 1, stops < 0 ? SHIFT : 0)
    }
    throw new Error(`Tab never reached ${target.toString()}`)
  }
  return {
    press: async (target) => {
      await reach(target)
      await page.keyboard.press('Enter')
    },
    choose: async (target, on = true) => {
      if ((await target.isChecked()) === on) return
      if ((await target.getAttribute('type')) === 'radio') await chooseRadio(page, target)
      else {
        await reach(target)
        await page.keyboard.press('Space')
      }
      await expect(target).toBeChecked({ checked: on })
    },
    slide: async (target, wanted) => {
      await reach(target)
      const { min, max, step } = await bounds(target)
      const position = Math.min(max, Math.max(min, wanted))
      const fromEnd = position - min > max - position
      await page.keyboard.press(fromEnd ? 'End' : 'Home')
      const presses = Math.round((fromEnd ? max - position : position - min) / step)
      for (let press = 0; press < presses; press += 1) await page.keyboard.press(fromEnd ? 'ArrowLeft' : 'ArrowRight')
    },
    type: async (target, text) => {
      await reach(target)
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.type(text)
      await page.keyboard.press('Tab')
      await expect(target).toHaveValue(text)
    },
  }
}

/**
 * How many times to press Tab to get to an element that is shown and enabled; below zero: Shift+Tab. As counted in the document,
 * so it may be a little off.
 *
 * @throws when the element stays hidden or disabled
 */
async function stopsTo(target: Locator): Promise<number> {
  const found = await target.evaluate(async (element) => {
    const deadlineMs = performance.now() + 10_000
    // What the last key did may still be on its way to the screen, and the focus with it.
    do await new Promise(requestAnimationFrame)
    while (performance.now() < deadlineMs && (element.matches(':disabled') || !element.checkVisibility({ visibilityProperty: true })))
    if (element.matches(':disabled')) return 'is disabled'
    if (!element.checkVisibility({ visibilityProperty: true })) return 'is hidden'
    const { activeElement } = document
    if (element === activeElement) return 0
    // What had the focus is gone. The browser goes on from where that was, which only it knows: one step shows where.
    if (activeElement === null || activeElement === document.body) return 1
    const names = new Set<string>()
    const stops = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]')].filter((stop) => {
      if (stop === element) return true
      if (stop.tabIndex < 0 || stop.matches(':disabled') || !stop.checkVisibility({ visibilityProperty: true })) return false
      // A group of radio buttons is one stop.
      if (!(stop instanceof HTMLInputElement) || stop.type !== 'radio') return true
      const isNew = !names.has(stop.name)
      names.add(stop.name)
      return isNew
    })
    const follows = (stop: Element) => (activeElement.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) > 0
    const at = stops.indexOf(element as HTMLElement)
    return follows(element) ? stops.filter((stop, index) => index <= at && follows(stop)).length : -stops.filter((stop, index) => index >= at && stop !== activeElement && !follows(stop)).length
  })
  if (typeof found === 'string') throw new Error(`${target.toString()} can't be reached: it ${found}.`)
  return found
}

/** Tab reaches a radio group at its checked button, or at one of its ends; arrows go on from there. */
async function chooseRadio(page: Page, target: Locator): Promise<void> {
  const inGroup = () => target.evaluate((element) => (document.activeElement as HTMLInputElement | null)?.name === (element as HTMLInputElement).name)
  for (let presses = 0; presses < 250 && !(await inGroup()); presses += 1) await page.keyboard.press('Tab')
  const focused = () => target.evaluate((element) => element === document.activeElement)
  for (let presses = 0; presses < 30 && !(await focused()); presses += 1) await page.keyboard.press('ArrowDown')
  if (!(await target.isChecked())) await page.keyboard.press('Space')
}

async function bounds(slider: Locator): Promise<{ min: number; max: number; step: number }> {
  return slider.evaluate((element) => {
    const { min, max, step } = element as HTMLInputElement
    return { min: Number(min), max: Number(max), step: Number(step) || 1 }
  })
}
