/** What a workload consists of. Everything that the verifier looks at is stated in it, and shown to whoever designs a configuration. */
import type { HeaderFields, HttpRequest } from '../../engine/http/message.ts'
import type { Representation, ResourceSpec } from '../../world/spec.ts'
import type { TrafficOriginSpec } from '../../world/traffic/spec.ts'
import type { WorkloadId } from '../assertion.ts'

/** A family of addresses that behave alike. Its name, and what is said of it, stand under `<workload>.<id>` in copy/en.ts. */
export interface Resource {
  readonly id: string
  /** `{n}` stands for a number. */
  readonly url: string
  /** What the origin sends with it beside Date, ETag, Last-Modified and Content-Length. `{n}` as above. */
  readonly headers: HeaderFields
  readonly lengthBytes: number
  readonly validators: 'etag' | 'last-modified' | 'both' | 'none'
  /** How often there is new content under the same address. */
  readonly changes: 'never' | 'sometimes' | { readonly everyMs: number }
  /** The request's fields and parameters that its content really depends on; whether Vary says so is in `headers`. */
  readonly differsBy: readonly string[]
  /** Whose data it is, by the field that says so. */
  readonly owner?: 'Authorization' | 'Cookie'
}

export interface Workload {
  readonly id: WorkloadId
  readonly host: string
  readonly resources: readonly Resource[]
  readonly origin: Pick<TrafficOriginSpec, 'thinkMs' | 'workers' | 'queueLimit'>
}

/** What the origin can make in a second. */
export function capacityPerSecond({ thinkMs, workers }: Workload['origin']): number {
  return (workers * 1000) / thinkMs
}

export const numbered = (text: string, n: number | string): string => text.replaceAll('{n}', String(n))

/** The resource's headers for the n-th. */
export function headersOf({ headers }: Pick<Resource, 'headers'>, n: number | string): HeaderFields {
  return headers.map(([name, value]) => [name, numbered(value, n)])
}

/**
 * The n-th of the family, as an origin of a traced world has it.
 * @param represent how the origin chooses, where it does
 */
export function resourceSpec(resource: Resource, n: number | string, represent?: (request: HttpRequest) => Representation): ResourceSpec {
  const { url, lengthBytes, validators } = resource
  return {
    url: numbered(url, n),
    lengthBytes,
    headers: headersOf(resource, n),
    etag: validators === 'etag' || validators === 'both',
    lastModified: validators === 'last-modified' || validators === 'both',
    ...(represent && { represent }),
  }
}

/** The resource of that id. Throws where there is none, which is a defect of ours. */
export function resourceOf(workload: Workload, id: string): Resource {
  const found = workload.resources.find((resource) => resource.id === id)
  if (!found) throw new Error(`The workload ${workload.id} has no resource "${id}". Name one of: ${workload.resources.map((resource) => resource.id).join(', ')}.`)
  return found
}
