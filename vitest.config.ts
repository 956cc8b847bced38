import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { lit } from './tools/lit.ts'

const all = ['src/**/*.test.{ts,tsx}', 'scenes/**/*.test.{ts,tsx}', 'tools/**/*.test.ts']
/**
 * Plain functions of their arguments, with no document and no clock: one file's tests leave nothing behind for the next, so they
 * share a process and what is loaded in it, which halves their time. A test that needs a document is a .test.tsx; one that loads the
 * code as a page from right to left does is a .rtl.test.ts.
 */
const plain = ['src/{engine,world,lesson,stage,doctor,verifier}/**/!(*.rtl).test.ts', 'scenes/**/!(*.rtl).test.ts']

export default defineConfig({
  plugins: [lit(), react()],
  test: {
    // Node by default; a file that needs a document opts in with `// @vitest-environment jsdom`.
    environment: 'node',
    setupFiles: ['tools/vitest.setup.ts'],
    restoreMocks: true,
    maxWorkers: 2,
    // A busy machine colours source and checks imports slowly; nothing here waits on the clock to pass.
    testTimeout: 20_000,
    projects: [
      { extends: true, test: { name: 'plain', include: plain, isolate: false } },
      // Documents and sockets have the machine's own clock. What passes at its second try is named at the end of `npm test`, to be
      // mended; a property that failed is never tried again, since another seed would hide what the first one found.
      { extends: true, test: { name: 'alone', include: all, exclude: plain, retry: { count: 1, condition: /^(?!Property failed)/ } } },
    ],
  },
})
