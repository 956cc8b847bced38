/** Small worlds for the tests of this room. */
import type { OriginSpec, PopSpec, ResourceSpec, UserSpec, WorldInput, WorldSpec } from './spec.ts'
import type { CityId } from './geo/cities.ts'

export const URL_A = 'https://shop.example/hero.jpg'

export const resource = (over: Partial<ResourceSpec> = {}): ResourceSpec => ({
  url: URL_A,
  lengthBytes: 50_000,
  headers: [['Content-Type', 'image/jpeg'], ['Cache-Control', 'public, max-age=300']],
  etag: true,
  ...over,
})

export const user = (id: CityId, over: Partial<UserSpec> = {}): UserSpec => ({
  id,
  place: id,
  accessMs: 2,
  resolver: { oneWayMs: 3, recursionMs: 40, ttlSeconds: 300 },
  browserCache: false,
  ...over,
})

export const pop = (id: CityId, over: Partial<PopSpec> = {}): PopSpec => ({
  id,
  place: id,
  capacityBytes: 10_000_000,
  warmOrigin: true,
  lookupMs: 1,
  ...over,
})

export const origin = (over: Partial<OriginSpec> = {}): OriginSpec => ({
  place: 'virginia',
  thinkMs: 20,
  workers: 8,
  queueLimit: 100,
  resources: [resource()],
  ...over,
})

export const world = (over: Partial<WorldSpec> = {}): WorldSpec => ({
  seed: 1,
  users: [user('tokyo')],
  pops: [],
  origin: origin(),
  tls: '1.3',
  ...over,
})

export const get = (atMs: number, over: Partial<Extract<WorldInput, { type: 'request' }>> = {}): WorldInput => ({
  type: 'request',
  atMs,
  user: 'tokyo',
  url: URL_A,
  ...over,
})
