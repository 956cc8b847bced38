// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { OPEN_SCENES } from '../../scenes.ts'
import { builderCopy } from './copy.en.ts'
import { defaultsFor, GOOD_HEIGHT_PX } from './settings.ts'
import { SettingsForm } from './SettingsForm.tsx'

const { least } = GOOD_HEIGHT_PX
const slug = OPEN_SCENES[0]?.slug ?? ''

test.each([
  [least - 1, false, true],
  [240, false, true],
  [least, false, false],
  [240, true, false],
])('a height of %i px (as high as the scene: %s) is warned of: %s', (heightPx, autoHeight, isWarned) => {
  render(<SettingsForm settings={{ ...defaultsFor(slug), heightPx, autoHeight }} scenes={[{ slug, steps: [{ id: 'one', kind: 'beat', title: 'One' }] } as never]} onChange={() => {}} />)
  expect(screen.queryAllByText(builderCopy.heightLow(heightPx, least))).toHaveLength(isWarned ? 1 : 0)
})
