/** `npm start`: installs what is missing, builds what is old, serves the course. */
import path from 'node:path'
import { serveFromEnvironment } from './serve.mjs'
import { build, installMissing, isBuildStale, root } from './steps.mjs'

if (!installMissing()) process.exit(1)
if (isBuildStale()) {
  console.log('Building …')
  if (!build()) process.exit(1)
}
await serveFromEnvironment(path.join(root, 'dist'))
