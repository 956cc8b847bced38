import { expect, type Locator, type Page } from '@playwright/test'
import { aimAt } from './aim.ts'
import { keyboard } from './keyboard.ts'

/** The three ways to operate a page. All wait for what they act on to be there and usable. */
export interface Hands {
  press(target: Locator): Promise<void>
  /** Sets a radio button or a checkbox. */
  choose(target: Locator, on?: boolean): Promise<void>
  /** Puts a slider at a position, in its own units; beyond an end means that end. */
  slide(target: Locator, position: number): Promise<void>
  /** Puts text in place of a text field's own, and leaves the field. */
  type(target: Locator, text: string): Promise<void>
}

export type HandsName = 'mouse' | 'keyboard' | 'touch'

/** @param page the page to operate; for touch its context needs `hasTouch`. */
export function handsFor(name: HandsName, page: Page): Hands {
  return name === 'keyboard' ? keyboard(page) : pointer(name, page)
}

/** The width of a finger, as a part of a slider's length. */
const A_FINGER = 0.05

/** Where a slider stands that was pressed at a position; a step off is always near. */
async function landed(slider: Locator, position: number): Promise<'there' | 'near' | 'elsewhere'> {
  const { value, min, max, step } = await slider.evaluate((element) => {
    const { value, min, max, step } = element as HTMLInputElement
    return { value: Number(value), min: Number(min), max: Number(max), step: Number(step) || 1 }
  })
  const off = Math.abs(value - position)
  return off === 0 ? 'there' : off <= Math.max(step, A_FINGER * (max - min)) ? 'near' : 'elsewhere'
}

function pointer(kind: 'mouse' | 'touch', page: Page): Hands {
  const pressAt = (x: number, y: number) => (kind === 'mouse' ? page.mouse.click(x, y) : page.touchscreen.tap(x, y))
  const press = async (target: Locator) => {
    const { x, y } = await aimAt(target)
    await pressAt(x, y)
  }
  return {
    press,
    choose: async (target, on = true) => {
      if ((await target.isChecked()) === on) return
      // The label is what people hit; small native marks stand inside it.
      await press(target.locator('xpath=ancestor::label'))
      await expect(target).toBeChecked({ checked: on })
    },
    slide: async (target, wanted) => {
      // What a run writes while it plays may push the slider away under the finger: then once more.
      for (let tries = 1; ; tries += 1) {
        const { x, y, position } = await aimAt(target, wanted)
        await pressAt(x, y)
        const where = await landed(target, position)
        if (where === 'elsewhere' && tries < 3) continue
        expect(where, `the slider pressed at ${position}`).not.toBe('elsewhere')
        // A finger may be a step off; people then press the arrow keys, or accept it. Here the exact position counts.
        if (where === 'near') await target.fill(String(position))
        return
      }
    },
    type: async (target, text) => {
      await press(target)
      await target.fill(text)
      await target.blur()
    },
  }
}
