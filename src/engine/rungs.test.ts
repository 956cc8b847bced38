import { describe, expect, it } from 'vitest'
import { findMarkers } from './markers.ts'
import { RUNGS, type RungId } from './rungs.ts'

const sources = import.meta.glob<string>(['./**/*.ts', '!./**/*.test.ts', '!./**/*.testkit.ts', '!./markers.ts', '!./rungs.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
})
const markers = Object.entries(sources).flatMap(([path, source]) =>
  findMarkers(source).map((marker) => ({ ...marker, file: path.replace('./', ''), text: source.split('\n')[marker.line - 1] ?? '' })),
)
const ids = Object.keys(RUNGS) as RungId[]

describe('rungs and their markers', () => {
  it.each(ids)('%s has exactly one marker, in its file, with its section', (id) => {
    const found = markers.filter((marker) => marker.id === id)
    expect(found.map(({ file, section }) => ({ file, section }))).toEqual([
      { file: RUNGS[id].file, section: RUNGS[id].section.label },
    ])
  })

  it('knows every marker in the sources', () => {
    expect(markers.map(({ id }) => id).filter((id) => !(id in RUNGS))).toEqual([])
  })

  it('finds each marker on the line that names its reason', () => {
    expect(markers.filter(({ id, text }) => !text.includes(`'${id}'`)).map(({ id }) => id)).toEqual([])
  })

  it('links each section to its clause', () => {
    expect(RUNGS['no-store'].section).toEqual({
      label: 'RFC 9111 §5.2.2.5',
      url: 'https://www.rfc-editor.org/rfc/rfc9111#section-5.2.2.5',
    })
  })
})

describe('what learners read stays short', () => {
  it.each(Object.entries(sources))('%s has at most 150 lines', (_path, source) => {
    expect(source.split('\n').length).toBeLessThanOrEqual(151)
  })
})
