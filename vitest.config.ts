import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { lit } from './tools/lit.ts'

export default defineConfig({
  plugins: [lit(), react()],
  test: {
    // Node by default; a file that needs a document opts in with `// @vitest-environment jsdom`.
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'scenes/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
    setupFiles: ['tools/vitest.setup.ts'],
    restoreMocks: true,
    maxWorkers: 2,
    // A busy machine colours source and checks imports slowly; nothing here waits on the clock to pass.
    testTimeout: 20_000,
  },
})
