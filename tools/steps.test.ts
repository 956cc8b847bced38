import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isBuildStale } from './steps.mjs'

let base: string
const at = (name: string, seconds: number) => utimesSync(path.join(base, name), seconds, seconds)

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'steps-'))
  mkdirSync(path.join(base, 'src/engine'), { recursive: true })
  mkdirSync(path.join(base, 'dist'))
  writeFileSync(path.join(base, 'src/engine/age.ts'), '')
  writeFileSync(path.join(base, 'dist/index.html'), '')
  for (const name of ['src/engine/age.ts', 'src/engine', 'src']) at(name, 1000)
  at('dist/index.html', 2000)
})
afterEach(() => rmSync(base, { recursive: true }))

const stale = () => isBuildStale(path.join(base, 'dist'), base)

it('a build that is newer than everything is kept', () => expect(stale()).toBe(false))

it('a changed file makes it old', () => {
  at('src/engine/age.ts', 3000)
  expect(stale()).toBe(true)
})

it('a deleted file makes it old', () => {
  rmSync(path.join(base, 'src/engine/age.ts'))
  expect(stale()).toBe(true)
})

it('a missing home page means that the last build did not end', () => {
  rmSync(path.join(base, 'dist/index.html'))
  expect(stale()).toBe(true)
})
