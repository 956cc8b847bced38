/** The suite's origin server on a port of its own, without the suite's start script, which wants npm's environment and a pid file. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import handleConfig from 'http-cache-tests/server/handle-config.mjs'
import handleState from 'http-cache-tests/server/handle-state.mjs'
import handleTest from 'http-cache-tests/server/handle-test.mjs'

const HANDLERS = new Map([['config', handleConfig], ['test', handleTest], ['state', handleState]])

export interface RunningOrigin {
  readonly url: string
  close(): Promise<void>
}

/** Starts the suite's origin on loopback. @param port 0 for any free one */
export async function startSuiteOrigin(port = 0): Promise<RunningOrigin> {
  const server = createServer((request, response) => {
    const [, dispatch = '', ...segments] = new URL(request.url ?? '/', 'http://origin.invalid').pathname.split('/')
    const handle = HANDLERS.get(dispatch)
    if (handle) handle(segments, request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => closed(server) }
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
