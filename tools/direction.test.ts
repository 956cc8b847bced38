import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

const PHYSICAL = [
  /^(margin|padding|border|scroll-margin|scroll-padding)-(left|right)\b/,
  /^(left|right)$/,
  /^border-(top|bottom)-(left|right)-radius$/,
]
const ON_A_SIDE = /^(text-align|float|clear|transform-origin|background-position|object-position|justify-content|justify-items|justify-self)$/
const FOUR_SIDES = /^(margin|padding|inset|border-(width|style|color|radius)|scroll-margin|scroll-padding)$/

/** The parts of a value; what stands in brackets is one. */
function partsOf(value: string): readonly string[] {
  return value.match(/(?:[^\s()]+|\((?:[^()]|\([^()]*\))*\))+/g) ?? []
}

/** Does a declaration name the left or the right, or treat them differently? */
function isPhysical(property: string, value: string): boolean {
  if (PHYSICAL.some((pattern) => pattern.test(property))) return true
  if (ON_A_SIDE.test(property)) return /\b(left|right)\b/.test(value)
  const parts = partsOf(value)
  if (property === 'border-radius') return parts.length > 1 && !value.includes('/') && !(parts[0] === parts[1] && (parts[2] ?? parts[0]) === (parts[3] ?? parts[1]))
  if (FOUR_SIDES.test(property)) return parts.length === 4 && parts[1] !== parts[3]
  // A shadow to one side; those to both are a pair in one value.
  if (property === 'box-shadow') return !value.includes(',') && !/^(inset )?0 /.test(value) && value !== 'none' && !value.includes('--forward')
  return false
}

/** What a style sheet says of the left and the right without a reason on its line, `/* ltr: … *\/`. */
function physicalIn(css: string): readonly string[] {
  return css.split('\n').flatMap((line, index) => {
    if (/\/\* ltr: \S.*\*\//.test(line)) return []
    return [...line.replace(/\/\*.*?\*\//g, '').matchAll(/(?<![\w-])([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])/g)]
      .filter(([, property = '', value = '']) => isPhysical(property, value.trim()))
      .map(([declaration]) => `${index + 1}: ${declaration}`)
  })
}

function sheets(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css')).map((file) => path.join(folder, file))
}

it('style sheets speak of start and end, not of left and right, or say why', () => {
  const files = [...sheets('src'), ...sheets('scenes')]
  expect(files.length).toBeGreaterThan(80)
  const found = files.flatMap((file) => physicalIn(readFileSync(path.join(root, file), 'utf8')).map((line) => `${file}:${line}`))
  expect(found, 'Write margin-inline-start, inset-inline-end, text-align: start …, or end the line with /* ltr: the reason */ (docs/adding-a-scene.md, "Direction")').toEqual([])
})

it.each(['margin-left: 4px;', '  left: 0;', 'text-align: right;', 'float: left;', 'padding: 1px 2px 3px 4px;', 'border-radius: 4px 0 0 4px;', 'box-shadow: inset 3px 0 red;', '.a { right: 0 }', 'border-left-style: none;', 'inset: 0 calc(1px + 2px) 0 calc(1px + 3px);', '  left: 0; /* ltr: */'])('finds %s', (line) => {
  expect(physicalIn(line)).toHaveLength(1)
})

it.each(['margin-inline-start: 4px;', 'padding: 1px 2px 3px 2px;', 'padding: 1px 2px;', 'text-align: start;', 'box-shadow: 0 1px 2px red;', 'border-radius: 4px 4px 0 0;', 'left: 50%; /* ltr: the middle */', "grid-template-areas: 'left right';", 'box-shadow: inset calc(3px * var(--forward)) 0 red;', "[data-side='left'] > span {"])('lets %s pass', (line) => {
  expect(physicalIn(line)).toEqual([])
})
