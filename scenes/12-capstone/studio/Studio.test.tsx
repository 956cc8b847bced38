// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, waitFor, within } from '@testing-library/react'
import { Blob as NodeBlob } from 'node:buffer'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { PolicyDocument } from '../../../src/engine/policy/schema.ts'
import { assertionWords } from '../../../src/verifier/copy/en.ts'
import { sealed } from '../../../src/verifier/link/sealed.ts'
import { OBJECTIVES } from '../../../src/verifier/objectives.ts'
import { boundText } from '../../../src/verifier/report/figures.ts'
import type { DesignerProps } from '../designer/index.ts'
import { KEPT_KEY } from '../designer/keep.ts'
import { toLink } from '../designer/share.ts'
import { written } from '../designer/written.ts'
import { textOf, type Play } from '../play.ts'
import { BOUNDS_KEY } from './bounds.ts'
import { otherTab as otherTabWords, report as reportWords, start as startWords, verify as words } from './copy.en.ts'
import { STARTS } from './starts.ts'
import { Studio, type StudioProps } from './Studio.tsx'
import { fakeVerifier, reportWith, type FakeVerifier } from './studio.testdata.ts'

// The designer is tested in its own room, and large: what the studio asks of it is its text, its history and its slots.
vi.mock('../designer/DesignerPanel.tsx', () => ({
  DesignerPanel: ({ design, dispatch, objectives }: DesignerProps) => (
    <>
      <textarea aria-label="json" value={design.text} onChange={({ target }) => dispatch({ type: 'typed', text: target.value })} />
      <button onClick={() => dispatch({ type: 'undo' })}>Undo</button>
      {Object.values(objectives ?? {})}
    </>
  ),
}))

const played = vi.fn<(play: Play) => void>()
let verifier: FakeVerifier

function show(props: Partial<StudioProps> = {}) {
  const all: StudioProps = { playing: null, onPlay: played, taughtBy: (id) => ({ title: `Title ${id}`, href: `/scenes/${id}` }), link: '', verifier, ...props }
  const { rerender } = render(<Studio {...all} />)
  return { again: (changed: Partial<StudioProps>) => rerender(<Studio {...all} {...changed} />) }
}

/** By its text: asking for names of roles takes a second in so large a page. */
function button(name: string): HTMLElement {
  const found = [...document.querySelectorAll('button')].filter(({ textContent }) => textContent?.startsWith(name))
  if (found.length !== 1) throw new Error(`${found.length} buttons are called "${name}".`)
  return found[0]!
}
const press = (name: string) => fireEvent.click(button(name))
const pane = () => document.querySelector<HTMLTextAreaElement>('textarea[aria-label=json]')!
const says = (text: string) => document.body.textContent.includes(text)
const desk = () => pane().value
const write = (text: string) => fireEvent.change(pane(), { target: { value: text } })
const begin = (grade: keyof typeof STARTS) => press(startWords[grade].name)
const failure = (id: string) => {
  const found = document.querySelector<HTMLElement>(`[data-failure="${id}"]`)
  if (!found) throw new Error(`No failure of ${id} is shown.`)
  return within(found)
}
const objective = (id: string) => document.querySelector<HTMLElement>(`[data-objective="${id}"]`)?.textContent ?? ''
async function verified(report = reportWith()) {
  press(words.verify)
  await act(async () => verifier.finish(report))
}

beforeEach(() => {
  // This document has a kind of its own, which can't be read.
  vi.stubGlobal('Blob', NodeBlob)
  window.localStorage.clear()
  window.sessionStorage.clear()
  window.history.replaceState(null, '', '/')
  played.mockClear()
  verifier = fakeVerifier()
})

describe('the start', () => {
  it('offers three grades of help while nothing is kept, and puts the chosen one on the desk', () => {
    show()
    expect(desk()).toBe(written(STARTS.blank))
    begin('worked')
    expect(desk()).toBe(written(STARTS.worked))
    expect(says(startWords.intro)).toBe(false)
    expect(document.activeElement?.textContent, 'the focus is not lost with what was pressed').toBe(startWords.desk)
  })

  it('replaces nothing that undo would not bring back', () => {
    show()
    begin('worked')
    write('{"version":1}')
    press(startWords.again)
    begin('complete')
    expect(desk()).toBe(written(STARTS.complete))
    press('Undo')
    expect(desk()).toBe('{"version":1}')
  })

  it('says what stands on the desk only while it does', () => {
    show()
    begin('worked')
    expect(says('A worked configuration stands on the desk.')).toBe(true)
    write('{"version":1}')
    expect(says('A worked configuration stands on the desk.')).toBe(false)
  })

  it('says that another tab’s version took the place of one’s own, and gives it back', () => {
    show()
    write('{ "version": 1, "note": "mine" }')
    for (const note of ['a', 'ab']) {
      const text = `{ "version": 1, "note": "${note}" }`
      act(() => void window.dispatchEvent(new StorageEvent('storage', { key: KEPT_KEY, newValue: JSON.stringify({ version: 1, text, good: text }) })))
    }
    expect(desk()).toContain('"ab"')
    expect(says(otherTabWords.told)).toBe(true)
    press(otherTabWords.undo)
    expect(desk()).toContain('"mine"')
    expect(says(otherTabWords.told)).toBe(false)
  })

  it('goes on with what is kept', () => {
    const text = '{ "version": 1, "note": "mine" }'
    window.localStorage.setItem(KEPT_KEY, JSON.stringify({ version: 1, text, good: text }))
    show()
    expect(desk()).toBe(text)
    expect(says(startWords.intro)).toBe(false)
  })
})

describe('objectives', () => {
  it('stand in full beside each workload, whatever was tried', () => {
    show()
    for (const { id } of OBJECTIVES) {
      expect(objective(id)).toContain(assertionWords(id).label)
      expect(objective(id)).toContain(assertionWords(id).measures)
    }
  })

  it('say how they were found, and that it was an earlier version as soon as the document changes', async () => {
    show()
    begin('worked')
    await verified(reportWith({ failed: ['api.authorization'] }))
    expect(objective('api.authorization')).toContain('✗ failed')
    expect(objective('api.cookies')).toContain('✓ passed')
    expect(objective('api.cookies')).not.toContain('earlier version')
    write('{"version":1}')
    expect(objective('api.cookies')).toContain('of an earlier version')
    expect(says(reportWords.stale)).toBe(true)
    press(reportWords.restore)
    expect(desk()).toBe(written(STARTS.worked))
    expect(says(reportWords.stale)).toBe(false)
  })

  it('plays the whole of a probe', () => {
    show()
    const item = document.querySelector<HTMLElement>('[data-probe="api.authorization"]')!
    fireEvent.click(within(item).getByText('Play it on the stage'))
    expect(played).toHaveBeenCalledExactlyOnceWith({ document: STARTS.blank, probe: 'api.authorization', seed: 1 })
  })
})

describe('a verification', () => {
  it('tells how far it is, and goes on with the document it began with', async () => {
    show()
    begin('worked')
    press(words.verify)
    act(() => verifier.progress({ share: 0.25, at: null }))
    expect(document.querySelector('progress')).toHaveProperty('value', 0.25)
    write('{"version":1}')
    await act(async () => verifier.finish(reportWith()))
    expect(verifier.tasks).toEqual([{ document: STARTS.worked, seed: 1, bounds: {} }])
    expect(says(reportWords.stale)).toBe(true)
    expect(says(words.since.document), 'the bar says it, too').toBe(true)
  })

  it('of a text with problems says that another document was judged', async () => {
    show()
    begin('worked')
    write('{"version":')
    await verified()
    expect(says(reportWords.ofGood)).toBe(true)
  })

  it('is begun by keys from anywhere in the studio, on another day’s traffic', () => {
    show()
    fireEvent.change(document.querySelector('select')!, { target: { value: '7' } })
    fireEvent.keyDown(pane(), { key: 'Enter', ctrlKey: true })
    expect(verifier.tasks).toMatchObject([{ seed: 7 }])
  })

  it('can be cancelled, and says nothing any more', async () => {
    show()
    press(words.verify)
    press(words.cancel)
    expect(verifier.signals[0]?.aborted).toBe(true)
    await act(async () => verifier.finish(reportWith()))
    expect(says(words.cancelledFirst)).toBe(true)
    expect(says(reportWords.title)).toBe(false)
  })

  it('says what to do when it failed', async () => {
    show()
    press(words.verify)
    await act(async () => verifier.break('The thread stopped. Verify again.'))
    expect(says('The thread stopped. Verify again.')).toBe(true)
    expect(button(words.verify)).toBeTruthy()
  })

  it('is announced when it has ended, without taking the focus', async () => {
    show()
    button(words.verify).focus()
    await verified()
    const said = [...document.querySelectorAll('[role="status"]')].map(({ textContent }) => textContent)
    expect(said).toContain(`The verification has ended: all ${OBJECTIVES.length} objectives are met.`)
    expect(document.activeElement).toBe(button(words.verify))
    expect(says(reportWords.shown)).toBe(true)
  })
})

describe('the report', () => {
  const failed = ['static.hits', 'api.authorization', 'api.cookies', 'realtime.leaks']

  it('shows the figure beside the bound, and the requests that show the fault, playable', async () => {
    const leaky: PolicyDocument = { version: 1, default: { edge: { ttlSeconds: 60, when: 'always' }, setCookie: 'store' } }
    const { again } = show()
    write(written(leaky))
    const report = reportWith({ failed: ['api.cookies'], document: leaky })
    await verified(report)
    const counterexample = report.verdicts.find(({ passed }) => !passed)?.counterexample
    expect(counterexample?.requests).toBe(2)
    const { getByText } = failure('api.cookies')
    getByText(`Measured: 7. Demanded: ${boundText({ atMost: 0 }, 'count')}.`)
    expect(document.querySelectorAll('[data-failure="api.cookies"] ol > li')).toHaveLength(2)
    getByText(reportWords.shows)
    const play = { document: leaky, probe: 'api.cookies', seed: 1, inputs: counterexample?.inputs, objective: 'api.cookies' }
    fireEvent.click(getByText(reportWords.play))
    expect(played).toHaveBeenCalledExactlyOnceWith(play)
    again({ playing: textOf(play as Play) })
    expect(getByText(reportWords.playing).getAttribute('aria-pressed')).toBe('true')
    expect(getByText(/^Learn it again: scene 10/).getAttribute('href')).toBe('/scenes/10')
  })

  it('gives a hint before a fix, each when it is asked for', async () => {
    show()
    await verified(reportWith({ failed }))
    const { queryByText, getByText } = failure('api.authorization')
    const { hint, fix } = assertionWords('api.authorization')
    const helps = (text: string) => document.querySelector('[data-failure="api.authorization"]')?.textContent?.includes(text)
    expect([helps(hint), helps(fix)]).toEqual([false, false])
    expect(queryByText(reportWords.fix)).toBeNull()
    fireEvent.click(getByText(reportWords.hint))
    expect([helps(hint), helps(fix)]).toEqual([true, false])
    fireEvent.click(getByText(reportWords.fix))
    expect([helps(hint), helps(fix)]).toEqual([true, true])
  })

  it('opens one failure of each workload', async () => {
    show()
    await verified(reportWith({ failed }))
    const open = [...document.querySelectorAll('[data-failure]')].filter((each) => (each as HTMLDetailsElement).open).map((each) => each.getAttribute('data-failure'))
    expect(open).toEqual(['static.hits', 'api.authorization', 'realtime.leaks'])
  })

  it('warns of what is fragile, in words', async () => {
    show()
    await verified(reportWith({ warnings: [{ kind: 'little-margin', assertion: 'static.deploy', value: 59_000, bound: 60_000 }] }))
    expect(says(reportWords.warnings)).toBe(true)
    expect(document.body.textContent.split('! fragile').length - 1, 'in the list and in the table').toBe(2)
  })

  it('prints the report and its document whole', async () => {
    window.print = vi.fn(() => void window.dispatchEvent(new Event('beforeprint')))
    show()
    begin('worked')
    await verified(reportWith({ failed: ['api.authorization'] }))
    press(reportWords.print)
    expect(window.print).toHaveBeenCalledOnce()
    const sheet = document.querySelector('[data-print-sheet]')
    expect(sheet?.textContent).toContain(assertionWords('api.authorization').hint)
    expect(sheet?.textContent).toContain(written(STARTS.worked))
    act(() => void window.dispatchEvent(new Event('afterprint')))
    expect(document.querySelector('[data-print-sheet]')).toBeNull()
    act(() => void window.dispatchEvent(new Event('beforeprint')))
    expect(document.querySelector('[data-print-sheet]'), 'the browser’s own command prints the same').not.toBeNull()
  })

  it('is there again after the page was loaded anew', async () => {
    show()
    begin('worked')
    await verified(reportWith({ failed: ['api.authorization'] }))
    cleanup()
    show()
    expect(objective('api.authorization')).toContain('✗ failed')
  })

  it('can be copied by hand where the clipboard is forbidden', async () => {
    show()
    await verified(reportWith({ failed: ['api.authorization'] }))
    await act(async () => press(reportWords.copy))
    expect(document.querySelector<HTMLTextAreaElement>(`textarea[aria-label="${reportWords.asText}"]`)?.value).toContain(assertionWords('api.authorization').label)
  })
})

describe('a link', () => {
  const mine = '{ "version": 1, "note": "mine" }'
  const theirs: PolicyDocument = { version: 1, routes: [{ name: '<img src=x onerror=alert(1)>', match: { paths: ['*'] }, cache: false }] }
  const keep = () => window.localStorage.setItem(KEPT_KEY, JSON.stringify({ version: 1, text: mine, good: mine }))

  it('is shown before it is opened, and undo brings one’s own back', async () => {
    keep()
    const link = await toLink(theirs, { 'static.deploy': 5_000, 'no.such': 1 })
    window.history.replaceState(null, '', link)
    show({ link })
    await waitFor(() => expect(says('It has 1 route: <img src=x onerror=alert(1)>')).toBe(true))
    expect(document.querySelector('img')).toBeNull()
    expect(says('no.such')).toBe(true)
    expect(desk(), 'nothing is taken over').toBe(mine)
    press('Open it')
    expect(desk()).toBe(written(theirs))
    expect(objective('static.deploy')).toContain('stricter than the course’s')
    expect(JSON.parse(window.localStorage.getItem(BOUNDS_KEY) ?? '')).toEqual({ 'static.deploy': 5_000 })
    expect(window.location.hash, 'a page that is loaded again does not ask again').toBe('')
    press('Undo')
    expect(desk()).toBe(mine)
  })

  it('can be left alone', async () => {
    keep()
    show({ link: await toLink(theirs) })
    await waitFor(() => expect(says('This link holds a configuration')).toBe(true))
    press('Keep mine')
    expect(says('This link holds a configuration')).toBe(false)
    expect(desk()).toBe(mine)
  })

  // What else may come by a link is tested where links are read.
  const hostile = async () => ['#c=1.%00.x', (await toLink(theirs)).slice(0, -9), await sealed('c', '{"version":1,"__proto__":{"cache":false}}')]
  it('that is broken says so and touches nothing', async () => {
    keep()
    for (const link of await hostile()) {
      show({ link })
      await waitFor(() => expect(document.querySelector('[role="alert"]')?.textContent).toContain('Your own work is as it was.'))
      expect(desk()).toBe(mine)
      cleanup()
    }
    expect(JSON.parse(window.localStorage.getItem(KEPT_KEY) ?? '')).toMatchObject({ text: mine })
  })
})
