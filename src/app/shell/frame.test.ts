import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const app = path.resolve(import.meta.dirname, '..')

test('the frame of a page and the size of its title stand in one sheet, which pages take', () => {
  const sheets = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.module.css'))
  const frame = readFileSync(path.join(app, 'shell/Frame.module.css'), 'utf8')
  const own = [/^ {2}padding: clamp.*$/m, /^ {2}font-size: clamp.*$/m].map((line) => line.exec(frame)?.[0] ?? 'none')
  expect(own).not.toContain('none')
  const repeating = sheets.filter((file) => own.some((line) => readFileSync(path.join(app, file), 'utf8').includes(line)))
  expect(repeating).toEqual([path.join('shell', 'Frame.module.css')])
})
