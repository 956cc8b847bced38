import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { systemChromium } from './browser.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'browser-'))
  writeFileSync(path.join(folder, 'chromium'), '#!/bin/sh\n')
  chmodSync(path.join(folder, 'chromium'), 0o755)
  writeFileSync(path.join(folder, 'notes.txt'), '')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('takes the one that a variable names', () => {
  const named = path.join(folder, 'chromium')
  expect(systemChromium({ CHROMIUM_PATH: named, PATH: '' })).toBe(named)
  expect(systemChromium({ PLAYWRIGHT_CHROMIUM: named, PATH: '' })).toBe(named)
})

it('a variable that names no program is an error that says how to mend it', () => {
  expect(() => systemChromium({ CHROMIUM_PATH: path.join(folder, 'notes.txt') })).toThrow('CHROMIUM_PATH')
})

it('looks along the PATH', () => {
  expect(systemChromium({ PATH: folder })).toBe(path.join(folder, 'chromium'))
})
