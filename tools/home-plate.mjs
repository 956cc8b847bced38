/**
 * Draws the home page's map: land.svg (the land's silhouette, used as a mask so that it takes the theme's colour) and
 * plate.data.ts (where the cities stand and how the lines run) in src/app/home. Doing this ahead keeps the projection and the
 * world's outline out of the first page. Run it again only to change the cities or the drawing:
 *
 *   node tools/home-plate.mjs
 */
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { geoGraticule, geoNaturalEarth1, geoPath } from 'd3-geo'
import { feature } from 'topojson-client'
import { runnerImport } from 'vite'

const ORIGIN = 'virginia'
const USERS = ['san-francisco', 'sao-paulo', 'frankfurt', 'johannesburg', 'mumbai', 'singapore', 'tokyo', 'sydney']
const WIDTH = 1000
const HEIGHT = 480
const { CITIES } = (await runnerImport(fileURLToPath(new URL('../src/world/geo/cities.ts', import.meta.url)), { configFile: false })).module
const home = (name) => new URL(`../src/app/home/${name}`, import.meta.url)
const world = JSON.parse(await readFile(createRequire(import.meta.url).resolve('world-atlas/land-110m.json'), 'utf8'))

const projection = geoNaturalEarth1().scale(190).translate([WIDTH / 2 - 8, 264]).rotate([-10, 0]).clipExtent([[0, 0], [WIDTH, HEIGHT]])
const path = geoPath(projection).digits(0)
const point = (id) => projection([CITIES[id].longitudeDeg, CITIES[id].latitudeDeg]).map((n) => Math.round(n * 10) / 10)
const line = (id) =>
  path({ type: 'LineString', coordinates: [id, ORIGIN].map((end) => [CITIES[end].longitudeDeg, CITIES[end].latitudeDeg]) })

await writeFile(
  home('land.svg'),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}"><path d="${path(feature(world, world.objects.land))}"/></svg>\n`,
)
const entry = (id) => `  { id: '${id}', x: ${point(id)[0]}, y: ${point(id)[1]}, line: '${line(id)}' },`
await writeFile(
  home('plate.data.ts'),
  `/** Made by tools/home-plate.mjs from Natural Earth (public domain); lines are great circles. */
export const PLATE = { width: ${WIDTH}, height: ${HEIGHT} } as const
export const ORIGIN = { id: '${ORIGIN}', x: ${point(ORIGIN)[0]}, y: ${point(ORIGIN)[1]} } as const
export const GRATICULE = '${path(geoGraticule().step([30, 30])())}'
export const USERS = [
${USERS.map(entry).join('\n')}
] as const
`,
)
