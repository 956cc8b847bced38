import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

// A narrower block replaces a rule's options instead of adding to them, so every list is made here and used whole.
const clocksAndDice = [
  { object: 'Date', property: 'now', message: 'Time is an argument here: take `now` from the caller.' },
  { object: 'performance', property: 'now', message: 'Time is an argument here: take `now` from the caller.' },
  { object: 'Math', property: 'random', message: 'Use the seeded randomness that the world hands in.' },
]
const clockSyntax = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is an argument here: new Date(now).' },
  { selector: "CallExpression[callee.name='Date']", message: 'Time is an argument here: new Date(now).' },
]
// Nothing in the engine and the world waits, so that the rules about promises, which need types and time, are not asked there.
const waiting = [
  { selector: ':function[async=true]', message: 'Nothing waits here: time is an argument, and what happens later is an event.' },
  { selector: 'AwaitExpression', message: 'Nothing waits here: time is an argument, and what happens later is an event.' },
  { selector: "Identifier[name='Promise']", message: 'Nothing waits here: time is an argument, and what happens later is an event.' },
]
const wordsInComponents = [
  { selector: 'JSXText[value=/[A-Za-z]{2,}/]', message: 'Words stand in a copy file (copy/en.ts), not in a component.' },
  {
    selector: 'JSXAttribute[name.name=/^(aria-label|aria-description|aria-roledescription|title|alt|placeholder|label)$/] > Literal[value=/[A-Za-z]{2,}/]',
    message: 'Words stand in a copy file (copy/en.ts), not in a component.',
  },
]
const withoutTests = ['**/*.test.{ts,tsx}', '**/*.testdata.{ts,tsx}', '**/*.testkit.{ts,tsx}']

export default defineConfig(
  { ignores: ['node_modules/', 'dist/', 'test-results/', 'playwright-report/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // The compiler says it already, and says it better.
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'max-lines': ['error', { max: 350 }],
      // The few rules that need types and find real mistakes.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // React is used nowhere else, and these rules compile every file they are given.
    files: ['src/{app,lesson,stage}/**/*.{ts,tsx}', 'scenes/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: ['src/{app,stage}/**/*.tsx', 'scenes/**/*.tsx'],
    ignores: withoutTests,
    rules: { 'no-restricted-syntax': ['error', ...wordsInComponents] },
  },
  {
    files: ['src/{engine,world,lesson,verifier,doctor}/**/*.{ts,tsx}'],
    ignores: withoutTests,
    rules: {
      'no-restricted-properties': ['error', ...clocksAndDice],
      'no-restricted-syntax': ['error', ...clockSyntax, ...wordsInComponents],
    },
  },
  {
    files: ['src/{engine,world}/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-misused-promises': 'off',
      '@typescript-eslint/await-thenable': 'off',
      'no-restricted-syntax': ['error', ...waiting],
    },
  },
  {
    files: ['src/{engine,world}/**/*.{ts,tsx}'],
    ignores: withoutTests,
    rules: { 'no-restricted-syntax': ['error', ...waiting, ...clockSyntax, ...wordsInComponents] },
  },
  { files: ['tools/**', 'src/node/**', 'e2e/**'], rules: { 'no-console': 'off' } },
  // Large drawings and tables of data are long and still easy to read.
  { files: ['**/copy/**', '**/*.en.ts', '**/data/**'], rules: { 'max-lines': 'off' } },
)
