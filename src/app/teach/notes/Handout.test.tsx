// @vitest-environment jsdom
import { act, render } from '@testing-library/react'
import { useLayoutEffect } from 'react'
import { expect, test } from 'vitest'
import type { SceneFacts } from '../facts/facts.ts'
import { useCourseUrl, type CourseUrl } from '../useCourseUrl.ts'
import { notesCopy } from './copy.en.ts'
import { Handout } from './Handout.tsx'

const facts = { slug: '04-ttl', teaching: null, terms: [], checks: [] } as unknown as SceneFacts
let course: CourseUrl

function Page() {
  const given = useCourseUrl()
  useLayoutEffect(() => void (course = given))
  return <Handout facts={facts} />
}

test('the handout bears the course’s address, and a line to write on while that is only this computer’s own and nobody chose it', () => {
  const { container } = render(<Page />)
  const where = () => [...container.querySelectorAll('p')].find(({ textContent }) => textContent?.startsWith(`${notesCopy.handout.where} `))
  expect([where()?.textContent, where()?.querySelectorAll('i').length], location.host).toEqual([`${notesCopy.handout.where} `, 1])
  for (const [chosen, printed] of [['https://example.org/cdn/', 'example.org/cdn/'], ['http://192.168.1.7/', '192.168.1.7/']] as const) {
    act(() => course.change(chosen))
    expect(where()?.textContent).toBe(`${notesCopy.handout.where} ${printed}scenes/04-ttl/`)
  }
  act(() => course.change(null))
})
