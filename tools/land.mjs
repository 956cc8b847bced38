/**
 * Makes src/stage/plates/geo/land.generated.ts and plate.generated.ts from Natural Earth's land (world-atlas, 1 : 110 million). Run it again only to change
 * the projection or the source:
 *
 *   node tools/land.mjs
 *
 * The map has one projection, so the land is projected, cut at the map's edge and rounded here. In whole units of a plate 2,000
 * wide it is half as big as the atlas and the clipping code would be on the page, and as exact as the stage can show.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { geoNaturalEarth1, geoStream } from 'd3-geo'
import { feature } from 'topojson-client'

/** The map is cut at 169° west, in the Bering Strait, where it parts no land that matters. */
const CENTRAL_MERIDIAN_DEG = 11
/** Plate units a radian: makes the equator about 2,000 units long. */
const PLATE_SCALE = 365

const require = createRequire(import.meta.url)
const atlas = JSON.parse(await readFile(require.resolve('world-atlas/land-110m.json'), 'utf8'))
const land = feature(atlas, atlas.objects.land)

/** Antarctica holds no city of the course, and its edge is an artefact of the cut. */
const isAntarctic = (polygon) => polygon.every((ring) => ring.every(([, latitudeDeg]) => latitudeDeg < -60))
const polygons = land.features.flatMap(({ geometry }) => (geometry.type === 'MultiPolygon' ? geometry.coordinates : [geometry.coordinates]))
const kept = { type: 'MultiPolygon', coordinates: polygons.filter((polygon) => !isAntarctic(polygon)) }

const projection = geoNaturalEarth1().scale(PLATE_SCALE).translate([0, 0]).rotate([-CENTRAL_MERIDIAN_DEG, 0, 0]).precision(0.5)

const rings = []
let ring = null
geoStream(
  kept,
  projection.stream({
    point: (x, y) => ring.push([Math.round(x), Math.round(y)]),
    lineStart: () => (ring = []),
    lineEnd: () => rings.push(ring),
    polygonStart() {},
    polygonEnd() {},
  }),
)

/** Relative moves in whole units; steps that round to nothing are dropped, and so are rings that are left with no area. */
function toPath(points) {
  const [first, ...rest] = points
  let [x, y] = first
  let moves = ''
  let count = 0
  for (const [nextX, nextY] of rest) {
    if (nextX === x && nextY === y) continue
    const [dx, dy] = [nextX - x, nextY - y]
    moves += `${moves === '' || dx < 0 ? '' : ' '}${dx}${dy < 0 ? '' : ' '}${dy}`
    ;[x, y] = [nextX, nextY]
    count += 1
  }
  return count < 2 ? '' : `M${first[0]} ${first[1]}l${moves}z`
}

const d = rings.map(toPath).join('')
const made = "// Made by tools/land.mjs from Natural Earth (public domain); don't edit.\n"
const write = (/** @type {string} */ name, /** @type {string} */ text) => writeFile(new URL(`../src/stage/plates/geo/${name}`, import.meta.url), made + text)
await write('land.generated.ts', `export const LAND_PATH =\n  '${d}'\n`)
await write('plate.generated.ts', `export const CENTRAL_MERIDIAN_DEG = ${CENTRAL_MERIDIAN_DEG}\nexport const PLATE_SCALE = ${PLATE_SCALE}\n`)
console.log(`${rings.length} rings, ${d.length} characters`)
