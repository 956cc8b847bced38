/** What `npm start` and `npm test` share: bringing the working copy up to date. Plain Node, nothing installed yet. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

/** @param {string} command @param {string[]} args @param {Record<string, string>} [env] @returns {number} the exit code; 1 when it could not start */
export function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env }, shell: command.endsWith('.cmd') })
  if (error) console.error(`${command} could not start: ${error.message}`)
  return status ?? 1
}

/** @param {string} file @returns {number} when it last changed, 0 when it is not there */
export function changedAtMs(file) {
  return existsSync(file) ? statSync(file).mtimeMs : 0
}

/** @param {string} place @returns {number} the newest change in a file or folder; folders count themselves, so that a deletion shows */
export function newestAtMs(place) {
  const own = changedAtMs(place)
  if (own === 0 || !statSync(place).isDirectory()) return own
  return readdirSync(place).reduce((newest, name) => Math.max(newest, newestAtMs(path.join(place, name))), own)
}

/** Installs packages when there are none or the lock is newer. @returns {boolean} whether the packages are there */
export function installMissing() {
  const [major = 0] = process.versions.node.split('.').map(Number)
  if (major < 20) {
    console.error(`This is Node ${process.versions.node}; Node 20 or newer is needed. Install it, then try again.`)
    return false
  }
  const installed = changedAtMs(path.join(root, 'node_modules/.package-lock.json'))
  if (installed > 0 && installed >= changedAtMs(path.join(root, 'package-lock.json')) - 1000) return true
  console.log(installed === 0 ? 'Installing packages …' : 'Packages have changed, installing …')
  if (run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error']) === 0) return true
  console.log('`npm ci` did not succeed; trying `npm install` …')
  if (run(npm, ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']) === 0) return true
  console.error('The packages could not be installed. Check the network and the npm messages above, then try again.')
  return false
}

/** Where browser tests look for the course in a pseudo-language. */
export const PSEUDO_FOLDER = path.join(root, 'node_modules/.cache/build-a-cdn/pseudo')

const sources = ['src', 'scenes', 'public', 'index.html', 'vite.config.ts', 'package-lock.json', 'tools/build.mjs', 'tools/html.mjs', 'tools/language', 'tools/lit.ts', 'tools/package-files.mjs', 'tools/package-scorm.mjs', 'tools/scorm-manifest.mjs']

/** @param {string} [folder] the built site @param {string} [base] the working copy @returns {boolean} whether it is missing or older than what it is made of */
export function isBuildStale(folder = path.join(root, 'dist'), base = root) {
  const builtAtMs = changedAtMs(path.join(folder, 'index.html'))
  return builtAtMs === 0 || sources.some((source) => newestAtMs(path.join(base, source)) > builtAtMs)
}

/** @returns {boolean} whether the build succeeded */
export function build() {
  return run(process.execPath, ['tools/build.mjs']) === 0
}
