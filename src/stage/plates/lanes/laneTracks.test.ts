import { expect, it } from 'vitest'
import type { Track } from '../track.ts'
import { laneTracks } from './laneTracks.ts'

const user = { id: 'user', box: { x: 20, y: 100, width: 30, height: 30 } }
const other = { id: 'other', box: { x: 20, y: 220, width: 30, height: 30 } }
const pop = { id: 'pop', box: { x: 200, y: 60, width: 150, height: 200 } }
const origin = { id: 'origin', box: { x: 500, y: 140, width: 30, height: 30 } }
const turned = ({ id, box: { x, y, width, height } }: typeof user) => ({ id, box: { x: y, y: x, width: height, height: width } })

const pointsOf = (track: Track | null) => track?.pieces.flatMap(({ points }) => points) ?? []
const within = ({ x, y, width, height }: typeof pop.box) => (point: { x: number; y: number }) => point.x > x && point.x < x + width && point.y > y && point.y < y + height

it.each([
  ['along a wide plate', false],
  ['down a narrow one', true],
])('a way past an actor goes around it, there and back, %s', (_where, vertical) => {
  const ports = [user, other, pop, origin].map((port) => (vertical ? turned(port) : port))
  const tracks = laneTracks(ports, [], vertical)
  const box = ports[2]!.box
  for (const [from, to] of [['user', 'origin'], ['origin', 'user'], ['other', 'origin']] as const) {
    expect(pointsOf(tracks(from, to)).filter(within(box)), `${from} to ${to}`).toEqual([])
  }
  expect(pointsOf(tracks('user', 'pop')).length).toBeGreaterThan(1)
})

it('who stands in the same column is not in the way', () => {
  const [first, last] = pointsOf(laneTracks([user, other, origin], [], false)('user', 'origin')).flatMap((point, index, all) => (index === 0 || index === all.length - 1 ? [point] : []))
  expect([first!.x, last!.x]).toEqual([50, 500])
})
