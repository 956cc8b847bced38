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
  },
})
