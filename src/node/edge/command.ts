/** `npm run edge`: the reverse proxy on the command line. */
import { parseArgs } from 'node:util'
import { startEdge } from './server.ts'

const { values } = parseArgs({ options: { origin: { type: 'string' }, port: { type: 'string', default: '8080' }, host: { type: 'string' } } })
if (values.origin === undefined) {
  console.error('Name the origin: npm run edge -- --origin http://127.0.0.1:8000')
  process.exit(2)
}
const edge = await startEdge({ origin: values.origin, port: Number(values.port), ...(values.host === undefined ? {} : { host: values.host }) })
console.log(`${edge.url} → ${values.origin}`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void edge.close())
