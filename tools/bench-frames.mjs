/**
 * Measures the frames of the map plate with 250 packets in flight, the processor slowed down four times, and prints how they are
 * distributed. Aim: 60 frames a second.
 *
 *   npm run bench:frames [-- --packets 250 --throttle 4 --seconds 8 --rounds 3 --port 4125]
 */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build, preview } from 'vite'
import { browserArguments, ensureBrowser } from './browser.mjs'

const { values } = parseArgs({
  options: {
    packets: { type: 'string', default: '250' },
    throttle: { type: 'string', default: '4' },
    seconds: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '3' },
    port: { type: 'string', default: '4125' },
  },
})
const fromHere = (path) => fileURLToPath(new URL(path, import.meta.url))
/** The benchmark is a page of its own, so that nothing of it is in the product. */
const config = {
  configFile: false,
  root: fromHere('../src/stage/bench'),
  base: './',
  logLevel: 'warn',
  plugins: [react()],
  build: { outDir: fromHere('../.cache/bench'), emptyOutDir: true, target: 'es2022' },
  preview: { port: Number(values.port), strictPort: true },
}
const WARM_UP_MS = 1500

await build(config)
const server = await preview(config)
// Its arguments include no graphics processor, so the same cores draw every pixel: the slow laptop's worst case.
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: browserArguments })
try {
  console.log(`${values.packets} packets, processor ${values.throttle} times slower, ${values.seconds} s a round`)
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    // A still page first: what the machine itself misses is not the plate's doing.
    const idle = await measure(`http://127.0.0.1:${values.port}/?packets=0`, 3)
    const loaded = await measure(`http://127.0.0.1:${values.port}/?packets=${values.packets}`, Number(values.seconds))
    console.log(`round ${round}  with packets     ${describe(loaded)}  (${loaded.states} states)`)
    console.log(`         without packets  ${describe(idle)}`)
  }
} finally {
  await browser.close()
  await server.close()
}

async function measure(url, seconds) {
  const page = await browser.newPage({ viewport: { width: 970, height: 510 } })
  const session = await page.context().newCDPSession(page)
  await page.goto(url)
  await page.waitForSelector('[data-plate]')
  await session.send('Emulation.setCPUThrottlingRate', { rate: Number(values.throttle) })
  await page.waitForTimeout(WARM_UP_MS)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.evaluate(() => window.bench.reset())
  const before = await busySeconds(session)
  await page.waitForTimeout(seconds * 1000)
  const result = await page.evaluate(() => ({ frames: window.bench.frames, states: window.bench.states }))
  const busyMs = (1000 * ((await busySeconds(session)) - before)) / result.frames.length
  await page.close()
  return { ...result, busyMs }
}

/** Processor time that the page's main thread has used, s; unlike frame times it is not lengthened by other work on the machine. */
async function busySeconds(session) {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration').value
}

function quantile(list, share) {
  const sorted = [...list].sort((a, b) => a - b)
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)
}

function describe({ frames, busyMs }) {
  const share = (limitMs) => `${((100 * frames.filter((ms) => ms <= limitMs).length) / frames.length).toFixed(1)} %`
  const perSecond = (1000 * frames.length) / frames.reduce((sum, ms) => sum + ms, 0)
  return `${perSecond.toFixed(1)} frames/s  p50 ${quantile(frames, 0.5)}  p95 ${quantile(frames, 0.95)}  p99 ${quantile(frames, 0.99)}  max ${quantile(frames, 1)} ms  within 16.7 ms ${share(16.7)}  within 18 ms ${share(18)}  main thread ${busyMs.toFixed(1)} ms a frame`
}
