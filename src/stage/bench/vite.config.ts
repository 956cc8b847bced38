import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The benchmark is a page of its own, so that nothing of it is in the product. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [react()],
  build: { outDir: fileURLToPath(new URL('../../../.cache/bench', import.meta.url)), emptyOutDir: true, target: 'es2022' },
})
