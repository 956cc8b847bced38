import { unzipSync } from 'fflate'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { packageFiles, writePackages, zipOf } from './package-scorm.mjs'

const folder = mkdtempSync(path.join(tmpdir(), 'build-a-cdn-scorm-'))
afterAll(() => rmSync(folder, { recursive: true }))

const page = (title: string, head: string): string => `<!doctype html>\n<html data-offline="000001234" lang="en" data-root="../../">\n<head>${head}<title>${title}</title></head><body><a href="../../">Home</a></body></html>`
const site: Readonly<Record<string, string>> = {
  'index.html': page('The course', '<link rel="manifest" href="./manifest.webmanifest"><link rel="stylesheet" href="./assets/index-aaaaaaaa.css"><script type="module" src="./assets/index-aaaaaaaa.js"></script>').replace('../../', './'),
  '404.html': page('Lost', ''),
  _headers: '/*',
  'sw.js': '',
  'manifest.webmanifest': '{}',
  'theme.js': '',
  'licences.txt': 'MIT',
  'unused.json': '{}',
  'rules.json': '{}',
  'scenes/04-ttl/index.html': page('04 TTL: fresh &amp; stale', '<script src="../../theme.js"></script><script type="module" src="../../assets/index-aaaaaaaa.js"></script>'),
  'scenes/05-more/index.html': page('05 More', '<script type="module" src="../../assets/index-aaaaaaaa.js"></script>'),
  // As the bundler writes it: a list of what late imports need, and numbers into it.
  'assets/index-aaaaaaaa.js':
    'const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./04-ttl-aaaaaaaa.js","./four-aaaaaaaa.css","./05-more-aaaaaaaa.js","./five-aaaaaaaa.css","./HomePage-aaaaaaaa.js"])))=>i.map(i=>d[i]);import{a}from"./react-aaaaaaaa.js";' +
    'const s=[i(()=>import(`./04-ttl-aaaaaaaa.js`),__vite__mapDeps([0,1]),import.meta.url),i(()=>import(`./05-more-aaaaaaaa.js`),__vite__mapDeps([2,3]),import.meta.url)];i(async()=>{let{H:e}=await import(`./HomePage-aaaaaaaa.js`);return{H:e}},__vite__mapDeps([4]),import.meta.url);i(()=>import("./start-aaaaaaaa.js"),[],import.meta.url)',
  'assets/react-aaaaaaaa.js': '',
  'assets/start-aaaaaaaa.js': 'register("sw.js")',
  'assets/HomePage-aaaaaaaa.js': 'new URL("./land-aaaaaaaa.svg",import.meta.url)',
  'assets/land-aaaaaaaa.svg': '<svg/>',
  'assets/04-ttl-aaaaaaaa.js': 'new Worker(new URL(""+new URL("worker-aaaaaaaa.js",import.meta.url).href,""+import.meta.url),{type:"module"});fetch("rules.json")',
  'assets/worker-aaaaaaaa.js': 'import"./deep-aaaaaaaa.js"',
  'assets/deep-aaaaaaaa.js': '',
  'assets/four-aaaaaaaa.css': '',
  'assets/05-more-aaaaaaaa.js': '',
  'assets/five-aaaaaaaa.css': '',
  'assets/index-aaaaaaaa.css': '@font-face{src:url(./face-aaaaaaaa.woff2)}a{b:url(data:x)}',
  'assets/face-aaaaaaaa.woff2': 'font',
  'assets/orphan-aaaaaaaa.js': '',
}
for (const [name, text] of Object.entries(site)) {
  const file = path.join(folder, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
}
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)

describe('the files of a package', () => {
  test('a scene takes what it reaches, at once and later, and nothing of the rest', () => {
    expect(Object.keys(packageFiles(folder, '04-ttl'))).toEqual(['imsmanifest.xml', ...['04-ttl-aaaaaaaa.js', 'deep-aaaaaaaa.js', 'four-aaaaaaaa.css', 'index-aaaaaaaa.js', 'react-aaaaaaaa.js', 'start-aaaaaaaa.js', 'worker-aaaaaaaa.js'].map((name) => `assets/${name}`), 'licences.txt', 'rules.json', 'scenes/04-ttl/index.html', 'theme.js'])
  })

  test('the course takes all that any page reaches', () => {
    const names = Object.keys(packageFiles(folder, 'course'))
    expect(Object.keys(site).filter((name) => !names.includes(name))).toEqual(['404.html', '_headers', 'sw.js', 'manifest.webmanifest', 'unused.json', 'assets/orphan-aaaaaaaa.js'])
  })

  test('its pages are not installed and store nothing', () => {
    const page = text(packageFiles(folder, 'course')['index.html'])
    expect(page).not.toMatch(/manifest|data-offline/)
    expect(page).toContain('rel="stylesheet"')
  })

  test('the manifest lists them all, under the title of the page that it launches', () => {
    const files = packageFiles(folder, '04-ttl')
    const manifest = text(files['imsmanifest.xml'])
    expect([...manifest.matchAll(/<file href="([^"]+)"/g)].map((match) => match[1])).toEqual(Object.keys(files).slice(1))
    expect(manifest).toContain('<title>04 TTL: fresh &amp; stale</title>')
    expect(manifest).toContain('adlcp:scormtype="sco" href="scenes/04-ttl/index.html"')
  })

  test('pages say which package they are in', () => {
    expect(text(packageFiles(folder, '04-ttl')['scenes/04-ttl/index.html'])).toContain('<html data-lms="04" lang="en"')
    expect(text(packageFiles(folder, 'course')['scenes/04-ttl/index.html'])).toContain('<html data-lms="course" lang="en"')
  })

  test('a file that is named and not there is said', () => {
    const broken = path.join(folder, 'broken')
    mkdirSync(path.join(broken, 'scenes/06-x'), { recursive: true })
    mkdirSync(path.join(broken, 'assets'))
    writeFileSync(path.join(broken, 'scenes/06-x/index.html'), page('06', '<script src="../../assets/gone-aaaaaaaa.js"></script>'))
    expect(() => packageFiles(broken, '06-x')).toThrow(/names assets\/gone-aaaaaaaa.js.*npm run build/)
    rmSync(broken, { recursive: true })
  })
})

describe('the archive', () => {
  test('the same build gives the same bytes, and they unpack to the same files', () => {
    const files = packageFiles(folder, 'course')
    const zip = zipOf(files)
    expect(zipOf(packageFiles(folder, 'course'))).toEqual(zip)
    expect(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, text(bytes)])).toEqual(Object.entries(files).map(([name, bytes]) => [name, text(bytes)]))
  })

  test('a scene is found by its number; one that is not there is said', () => {
    const out = path.join(folder, 'packages')
    expect(writePackages({ from: folder, out, scene: '04' }).map(({ file }) => path.basename(file))).toEqual(['build-a-cdn-04-ttl-scorm12.zip'])
    expect(writePackages({ from: folder, out })).toHaveLength(3)
    expect(() => writePackages({ from: folder, out, scene: '77' })).toThrow(/no scene 77.*04, 05/)
  })
})
