// @vitest-environment jsdom
import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { RemoveScroll } from './react-remove-scroll.tsx'

const overflow = () => document.documentElement.style.overflow

it('holds the page until the last one is gone, and gives back what was there', () => {
  document.documentElement.style.overflow = 'auto'
  const first = render(<RemoveScroll>{'a'}</RemoveScroll>)
  const second = render(<RemoveScroll>{'b'}</RemoveScroll>)
  expect(overflow()).toBe('hidden')
  first.unmount()
  expect(overflow()).toBe('hidden')
  second.unmount()
  expect(overflow()).toBe('auto')
})

it('does nothing while it is not enabled, and writes no style element', () => {
  document.documentElement.style.overflow = ''
  render(<RemoveScroll enabled={false}>{'a'}</RemoveScroll>)
  render(<RemoveScroll as="section">{'b'}</RemoveScroll>)
  expect(document.querySelectorAll('style')).toHaveLength(0)
  expect(document.querySelector('section')?.textContent).toBe('b')
})
