// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { OPEN_SCENES } from '../scenes.ts'
import { EmbedBar } from './EmbedBar.tsx'

const [scene] = OPEN_SCENES
afterEach(() => {
  cleanup()
  delete document.documentElement.dataset['lms']
})

test.each([
  ['in a page', undefined, './?step=3'],
  ['in the course’s package, by its file’s name', 'course', './index.html?step=3'],
  ['in the package of one scene, which has no course', '04', null],
])('the way to the course %s', (_, scope, there) => {
  if (scope !== undefined) document.documentElement.dataset['lms'] = scope
  render(<EmbedBar scene={scene!} step={3} inMemory={false} hidden={false} />)
  expect(screen.queryByRole('link')?.getAttribute('href') ?? null).toBe(there)
})
