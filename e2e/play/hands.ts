import { expect, type Locator, type Page } from '@playwright/test'

/** The three ways to operate a page. All wait for what they act on to be there and usable. */
export interface Hands {
  press(target: Locator): Promise<void>
  /** Sets a radio button or a checkbox. */
  choose(target: Locator, on?: boolean): Promise<void>
  /** Puts a slider at a position, in its own units. */
  slide(target: Locator, position: number): Promise<void>
  /** Puts text in place of a text field's own, and leaves the field. */
  type(target: Locator, text: string): Promise<void>
}

export type HandsName = 'mouse' | 'keyboard' | 'touch'

/** @param page the page to operate; for touch its context needs `hasTouch`. */
export function handsFor(name: HandsName, page: Page): Hands {
  return name === 'keyboard' ? keyboard(page) : pointer(name)
}

/** Where on a native slider a position lies: the thumb's middle runs from half a thumb to half a thumb. */
const HALF_THUMB_PX = 8

function pointer(kind: 'mouse' | 'touch'): Hands {
  const press = (target: Locator) => (kind === 'mouse' ? target.click() : target.tap())
  return {
    press,
    choose: async (target, on = true) => {
      if ((await target.isChecked()) === on) return
      // The label is what people hit; small native marks stand inside it.
      await press(target.locator('xpath=ancestor::label'))
      await expect(target).toBeChecked({ checked: on })
    },
    slide: async (target, position) => {
      await target.scrollIntoViewIfNeeded()
      const { min, max } = await bounds(target)
      const box = await target.boundingBox()
      if (!box) throw new Error('The slider has no box: it is not on screen.')
      const x = HALF_THUMB_PX + ((position - min) / (max - min)) * (box.width - 2 * HALF_THUMB_PX)
      if (kind === 'mouse') await target.click({ position: { x, y: box.height / 2 } })
      else await target.tap({ position: { x, y: box.height / 2 } })
      // A finger may be a step off; people then press the arrow keys, or accept it. Here the exact position counts.
      if (Number(await target.inputValue()) !== position) await target.fill(String(position))
    },
    type: async (target, text) => {
      await press(target)
      await target.fill(text)
      await target.blur()
    },
  }
}

function keyboard(page: Page): Hands {
  const reach = async (target: Locator) => {
    await expect(target).toBeVisible()
    for (let presses = 0; presses < 250; presses += 1) {
      const way = await target.evaluate((element) => {
        const { activeElement } = document
        if (element === activeElement) return null
        const before = activeElement && activeElement !== document.body && element.compareDocumentPosition(activeElement) & Node.DOCUMENT_POSITION_FOLLOWING
        return before ? 'Shift+Tab' : 'Tab'
      })
      if (way === null) return
      await page.keyboard.press(way)
    }
    throw new Error(`Tab never reached ${target.toString()}`)
  }
  return {
    press: async (target) => {
      await expect(target).toBeEnabled()
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
    slide: async (target, position) => {
      await reach(target)
      const { min, max, step } = await bounds(target)
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
