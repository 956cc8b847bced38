import { ESLint } from 'eslint'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
// Rules that need types want a file of the project; these need none and are asked with text that is not on disk.
const eslint = new ESLint({ cwd: root, overrideConfig: { languageOptions: { parserOptions: { projectService: false } }, rules: withoutTypes() } })

function withoutTypes() {
  const rules = ['no-floating-promises', 'no-misused-promises', 'await-thenable', 'switch-exhaustiveness-check']
  return Object.fromEntries(rules.map((rule) => [`@typescript-eslint/${rule}`, 'off' as const]))
}

async function complaints(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `${root}${filePath}` })
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message)
}

it.each(['src/engine/x.ts', 'src/world/x.ts', 'src/lesson/x.ts'])('%s can not read a clock or throw dice', async (file) => {
  expect(await complaints(file, 'export const a = Date.now()')).toEqual(['no-restricted-properties'])
  expect(await complaints(file, 'export const a = Math.random()')).toEqual(['no-restricted-properties'])
  expect(await complaints(file, 'export const a = new Date()')).toEqual(['no-restricted-syntax'])
  expect(await complaints(file, 'export const a = new Date(0)')).toEqual([])
})

it.each(['src/engine/x.ts', 'src/engine/x.test.ts', 'src/world/a/x.ts', 'src/world/x.testkit.ts'])('%s can not wait', async (file) => {
  for (const code of ['export async function a() {}', 'export const a = async () => {}', 'export const a = (b: Promise<number>) => b']) expect(await complaints(file, code)).toEqual(['no-restricted-syntax'])
})

it.each(['src/app/x.ts', 'src/lesson/x.tsx', 'src/stage/x.ts', 'scenes/00-a/x.ts'])('%s keeps the rules of hooks', async (file) => {
  expect(await complaints(file, 'export function useA(b: boolean) { if (b) useA(false) }')).toContain('react-hooks/rules-of-hooks')
})

it('a component of the lesson keeps both lists: no clock, and no words of its own', async () => {
  expect(await complaints('src/lesson/x.tsx', 'export const a = () => <p>{String(new Date())}</p>')).toEqual(['no-restricted-syntax'])
  expect(await complaints('src/lesson/x.tsx', 'export const a = () => <p>Hello there</p>')).toEqual(['no-restricted-syntax'])
})

it.each(['src/app/x.tsx', 'src/stage/x.tsx', 'scenes/00-a/x.tsx'])('%s holds no words', async (file) => {
  expect(await complaints(file, 'export const a = () => <p>Hello there</p>')).toEqual(['no-restricted-syntax'])
  expect(await complaints(file, 'export const a = () => <p aria-label="Hello">{b}</p>\nconst b = 1')).toEqual(['no-restricted-syntax'])
  expect(await complaints(file, 'export const a = () => <p className="wide">{b}: {b}</p>\nconst b = 1')).toEqual([])
})
