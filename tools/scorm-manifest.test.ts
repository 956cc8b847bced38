// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { manifestXml } from './scorm-manifest.mjs'

const CP = 'http://www.imsproject.org/xsd/imscp_rootv1p1p2'
const ADLCP = 'http://www.adlnet.org/xsd/adlcp_rootv1p2'

const FILES = ['assets/a-1.js', 'index.html', 'scenes/04-ttl/index.html']

describe.each([
  ['a scene', { launch: 'scenes/04-ttl/index.html', parameters: '?embed=1' }],
  ['the course', { launch: 'index.html' }],
])('the manifest of %s', (_, start) => {
  const xml = manifestXml({ identifier: 'build-a-cdn-x', title: 'Fresh &amp; &quot;stale&quot;', files: FILES, ...start })
  const parsed = new DOMParser().parseFromString(xml, 'application/xml')
  const all = (name: string): Element[] => [...parsed.getElementsByTagNameNS(CP, name)]
  const only = (name: string): Element => {
    expect(all(name), name).toHaveLength(1)
    return all(name)[0] as Element
  }

  test('is well-formed XML that says SCORM 1.2', () => {
    expect(parsed.getElementsByTagName('parsererror')).toHaveLength(0)
    expect(parsed.documentElement.namespaceURI).toBe(CP)
    expect(parsed.documentElement.localName).toBe('manifest')
    expect(only('schema').textContent).toBe('ADL SCORM')
    expect(only('schemaversion').textContent).toBe('1.2')
  })

  test('has one organization with one item, which launches the one SCO', () => {
    const organization = only('organization')
    expect(only('organizations').getAttribute('default')).toBe(organization.getAttribute('identifier'))
    expect(only('item').parentElement).toBe(organization)
    expect(only('item').getAttribute('identifierref')).toBe(only('resource').getAttribute('identifier'))
    expect(only('resource').getAttributeNS(ADLCP, 'scormtype')).toBe('sco')
    expect(only('resource').getAttribute('type')).toBe('webcontent')
    for (const title of all('title')) expect(title.textContent).toBe('Fresh & "stale"')
    const identifiers = [...parsed.querySelectorAll('[identifier]')].map((element) => element.getAttribute('identifier') ?? '')
    expect(new Set(identifiers).size).toBe(identifiers.length)
    for (const identifier of identifiers) expect(identifier).toMatch(/^[A-Za-z_][\w.-]*$/)
  })

  test('lists every file once, the launched one among them', () => {
    const listed = all('file').map((file) => decodeURIComponent(file.getAttribute('href') ?? ''))
    expect(listed).toEqual(FILES)
    expect(only('resource').getAttribute('href')).toBe(start.launch)
    expect(all('file').every((file) => file.parentElement === only('resource'))).toBe(true)
    expect(only('item').getAttribute('parameters') ?? undefined).toBe('parameters' in start ? start.parameters : undefined)
  })

  test('sets no mastery score', () => {
    expect(xml.toLowerCase()).not.toContain('masteryscore')
  })
})

test('what XML or an address would misread in a name is escaped', () => {
  const xml = manifestXml({ identifier: 'x', title: 'T', launch: 'a b.html', files: ['a b.html', 'c&d<"é.js'], parameters: '?a=1&b="2"' })
  const parsed = new DOMParser().parseFromString(xml, 'application/xml')
  expect([...parsed.getElementsByTagName('file')].map((file) => file.getAttribute('href'))).toEqual(['a%20b.html', 'c%26d%3C%22%C3%A9.js'])
  expect(parsed.getElementsByTagName('item')[0]?.getAttribute('parameters')).toBe('?a=1&b="2"')
  expect(() => manifestXml({ identifier: 'x', title: 'T', launch: 'z.html', files: [] })).toThrow(/z.html/)
})
