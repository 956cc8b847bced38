import { describe, expect, test } from 'vitest'
import { render, routes } from './entry-server.tsx'

const pages = await Promise.all(routes().map(async (route) => ({ ...route, ...(await render(route.path)) })))
const addresses = (html: string): string[] => [...html.matchAll(/<a [^>]*?href="([^"]*)"/g)].map((match) => match[1] ?? '')

describe.each(pages)('the page $file', ({ path, html, head, title, description }) => {
  test('has one main part, one heading of the first rank, and words about itself', () => {
    expect(html.match(/<main/g)).toHaveLength(1)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(title).not.toBe('')
    expect(description.length).toBeGreaterThan(20)
    expect(head).toContain('og:title')
  })

  test('links only to pages that are written, by addresses that hold under any path', () => {
    const written = new Set(routes().map((route) => `/deep/down${route.path}`))
    for (const address of addresses(html)) {
      if (address.startsWith('https://')) continue
      expect(address).toMatch(/^(\.|#)/)
      const { pathname } = new URL(address, `https://host.example/deep/down${path}`)
      // Course packages are made of the written pages.
      if (/^\/deep\/down\/packages\/[\w-]+\.zip$/.test(pathname)) continue
      expect(written).toContain(pathname)
    }
  })

  test('links inside the page have a target there', () => {
    for (const address of addresses(html)) {
      if (address.startsWith('#')) expect(html).toContain(`id="${address.slice(1)}"`)
    }
  })

  test('names no host of its own and hides no words without script', () => {
    // What scenes say, as data, may name addresses of their worlds.
    expect(head.replace(/<script type="application\/json".*<\/script>/, '')).not.toContain('http')
    expect(html).not.toMatch(/opacity:\s*0[;"]/)
  })
})

test('every page has a file and a title of its own', () => {
  expect(new Set(pages.map(({ file }) => file)).size).toBe(pages.length)
  // The scenes' folder shows the home page once more, and names that as its canonical address.
  const own = pages.filter(({ path }) => path !== '/scenes/')
  expect(new Set(own.map(({ title }) => title)).size).toBe(own.length)
  expect(pages.find(({ path }) => path === '/scenes/')?.head).toContain('rel="canonical" href="../"')
})

test('a scene that can’t be opened has no link on the home page', () => {
  const home = pages.find(({ file }) => file === 'index.html')
  const planned = pages.filter(({ path, head }) => path.startsWith('/scenes/') && head.includes('noindex'))
  for (const { path } of planned) expect(home?.html).not.toContain(path.slice(1))
})
