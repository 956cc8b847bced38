// @vitest-environment jsdom
import { act, render } from '@testing-library/react'
import { useLayoutEffect, useRef } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { usePlateSize, WRITTEN_AHEAD } from './usePlateSize.ts'

/** Each width that was drawn. */
let drawn: number[] = []
let observed: () => void = () => {}
let widthPx = 360

function Plate() {
  const plate = useRef<HTMLDivElement>(null)
  const size = usePlateSize(plate, useRef(null))
  drawn.push(size.widthPx)
  return <div ref={plate} {...WRITTEN_AHEAD} data-plate />
}

beforeEach(() => {
  drawn = []
  widthPx = 360
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockImplementation(() => widthPx)
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(300)
  vi.stubGlobal('ResizeObserver', class {
    constructor(callback: () => void) {
      observed = callback
    }
    observe(): void {}
    disconnect(): void {}
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

test('a new plate has its own size before anybody sees it, and follows it', () => {
  render(<Plate />)
  expect(drawn).toEqual([970, 360])
  widthPx = 640
  act(() => observed())
  expect(drawn).toEqual([970, 360, 640])
})

test('a plate that was written ahead gets its size in slices, and follows it from then on', async () => {
  const error = vi.spyOn(console, 'error')
  const page = document.createElement('div')
  page.innerHTML = renderToString(<Plate />).replace('data-plate', 'data-written="" data-plate')
  drawn = []
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false)
  let drawnAtOnce: readonly number[] = []
  // What an effect asks for at once is drawn before the next microtask. The observer tells of the size too, and must not hurry it.
  function Page() {
    useLayoutEffect(() => {
      observed()
      queueMicrotask(() => void (drawnAtOnce = [...drawn]))
    }, [])
    return <Plate />
  }
  const root = hydrateRoot(page, <Page />)
  await vi.waitFor(() => expect(drawn).toEqual([970, 360]))
  expect(drawnAtOnce).toEqual([970])
  widthPx = 640
  observed()
  await vi.waitFor(() => expect(drawn).toEqual([970, 360, 640]))
  expect(error).not.toHaveBeenCalled()
  root.unmount()
})
