import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  test: {
    // Node by default; a file that needs a document opts in with `// @vitest-environment jsdom`.
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'scenes/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
    setupFiles: ['tools/vitest.setup.ts'],
    restoreMocks: true,
    maxWorkers: 2,
  },
});
