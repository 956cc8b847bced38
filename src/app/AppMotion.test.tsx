// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import { m, useReducedMotionConfig } from 'framer-motion'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Motion } from '../stage/plates/moving.tsx'
import { AppMotion } from './AppMotion.tsx'

/** The system's wish, which framer-motion asks for once and then follows. */
const system = { matches: false, listeners: [] as (() => void)[], addEventListener: (_: string, listener: () => void) => system.listeners.push(listener) }
vi.stubGlobal('matchMedia', () => system)

function Mover() {
  return <m.p>{useReducedMotionConfig() ? 'still' : 'moving'}</m.p>
}

const inPlate = (
  <Motion>
    <Mover />
  </Motion>
)

describe('what moves inside a plate', () => {
  // framer-motion tells developers why nothing moves.
  beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}))

  it('keeps still when the app is set to less motion, whatever the system says', () => {
    render(<AppMotion motion="reduced">{inPlate}</AppMotion>)
    expect(screen.getByText('still')).toBeTruthy()
  })

  it('moves when neither asks for less', () => {
    render(<AppMotion motion="full">{inPlate}</AppMotion>)
    expect(screen.getByText('moving')).toBeTruthy()
  })

  it('follows the setting when it changes', () => {
    const { rerender } = render(<AppMotion motion="full">{inPlate}</AppMotion>)
    rerender(<AppMotion motion="reduced">{inPlate}</AppMotion>)
    expect(screen.getByText('still')).toBeTruthy()
  })

  it('keeps still when the system asks for less, whatever the app is set to', () => {
    system.matches = true
    for (const listener of system.listeners) listener()
    render(<AppMotion motion="full">{inPlate}</AppMotion>)
    expect(screen.getByText('still')).toBeTruthy()
  })
})
