/** The servers that the proxy is measured with, each in a process of its own. */
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startEdge } from '../edge/server.ts'

/** 'bare': answers from memory with the header lines that it is given. 'edge': the proxy, in front of the origin that it is given. */
export type Role = 'origin' | 'edge' | 'bare'

const OBJECTS = 100

/** The objects that are asked for, in turn. */
export const PATHS: readonly string[] = Array.from({ length: OBJECTS }, (_, object) => `/objects/${object}.json`)

const BODY = Buffer.alloc(1024, 'a kilobyte ')
const OF_CONNECTION = new Set(['connection', 'keep-alive', 'transfer-encoding'])

/** Starts the server and prints its address. @param given the origin's address, or the header lines as JSON: name, value, name, value */
export async function serve(role: Role, given: string): Promise<void> {
  const url = role === 'edge' ? (await startEdge({ origin: given, adminPort: null })).url : await listening(role === 'origin' ? answerAsOrigin : answerWith(given))
  console.log(url)
}

const answerAsOrigin: RequestListener = ({ url }, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'max-age=86400', ETag: `"${url}"`, 'Content-Length': BODY.length })
  response.end(BODY)
}

function answerWith(given: string): RequestListener {
  const all = JSON.parse(given) as string[]
  const headers = all.flatMap((name, i) => (i % 2 === 0 && !OF_CONNECTION.has(name.toLowerCase()) ? [name, all[i + 1]!] : []))
  return (_request, response) => {
    response.sendDate = false
    response.writeHead(200, headers)
    response.end(BODY)
  }
}

async function listening(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
