/**
 * Finds a Chromium for the browser tests, installing one only when the machine has none.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
/**
 * A recent Chromium loads two pages of its own, for its address bar, with every window: nearly half of what a window costs.
 * The last list of features counts alone, so Playwright's own stands here again.
 */
const features = [
  'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding',
  'ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch',
]

/** A course that is tested must not talk to anybody, and a container has neither a sandbox nor a graphics card. */
export const browserArguments = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', `--disable-features=${features.join(',')}`]

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined} a Chromium named by CHROMIUM_PATH or PLAYWRIGHT_CHROMIUM, or one on the PATH
 * @throws {Error} when a variable names a file that can't be run
 */
export function systemChromium(env = process.env) {
  for (const name of ['CHROMIUM_PATH', 'PLAYWRIGHT_CHROMIUM']) {
    const named = env[name]
    if (!named) continue
    if (isExecutable(named)) return named
    throw new Error(`${name} is ${named}, which is not a program that can be run. Correct it, or unset it to let the tests look for a browser.`)
  }
  const folders = [...(env['PATH'] ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin']
  for (const name of systemNames) {
    for (const folder of folders) {
      const file = path.join(folder, name)
      if (folder && isExecutable(file)) return file
    }
  }
  return undefined
}

/** @returns {Promise<string | undefined>} the Chromium that Playwright downloaded earlier, if it did */
async function playwrightChromium() {
  const { chromium } = await import('@playwright/test')
  const file = chromium.executablePath()
  return existsSync(file) ? file : undefined
}

/** @param {string} command @param {string[]} args */
function tried(command, args) {
  console.log(`  ${command} ${args.join(' ')}`)
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0
}

/**
 * Makes sure that a browser is there.
 *
 * @returns {Promise<string>} its path
 * @throws {Error} with the mend, when none could be found or installed
 */
export async function ensureBrowser() {
  const found = systemChromium() ?? (await playwrightChromium())
  if (found) return found
  console.log('No Chromium found, installing one …')
  tried(process.execPath, [path.join(root, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium'])
  const downloaded = await playwrightChromium()
  if (downloaded) return downloaded
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    if (tried('apt-get', ['update']) && tried('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])) {
      const installed = systemChromium()
      if (installed) return installed
    }
  }
  throw new Error(
    'The browser tests need Chromium, and none could be found or installed. Install Chromium or Chrome, or set CHROMIUM_PATH to one, or run `npx playwright install --with-deps chromium`; then try again.',
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(await ensureBrowser())
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}
