import { CITIES } from '../../world/geo/cities.ts'
import { greatCircleKm } from '../../world/geo/distance.ts'
import { FIBRE_KM_PER_MS, PATH_STRETCH, rttMs } from '../../world/physics.ts'
import { en } from '../copy/en.ts'
import { GRATICULE, ORIGIN, PLATE, USERS } from './plate.data.ts'
import css from './Plate.module.css'
import { atMost } from '../../language/numbers.ts'
import { DIRECTION } from '../../language/direction.ts'

const rows = USERS.map((user) => ({
  ...user,
  name: CITIES[user.id].name,
  roundTripMs: Math.round(rttMs(greatCircleKm(CITIES[user.id], CITIES[ORIGIN.id]))),
}))
const at = (point: { readonly x: number; readonly y: number }) => ({ left: `${(100 * point.x) / PLATE.width}%`, top: `${(100 * point.y) / PLATE.height}%` })

/** The course's opening picture: what distance alone costs with one origin. The figures are the simulation's own. */
export function Plate() {
  const origin = CITIES[ORIGIN.id].name
  return (
    <figure className={css.figure}>
      <div className={css.plate} dir="ltr" role="img" aria-label={en.home.plateSummary(origin, rows.map((row) => en.home.plateRow(row.name, row.roundTripMs)))}>
        <svg className={css.lines} viewBox={`0 0 ${PLATE.width} ${PLATE.height}`} aria-hidden="true">
          <path className={css.graticule} d={GRATICULE} />
        </svg>
        <div className={css.land} />
        <svg className={css.lines} viewBox={`0 0 ${PLATE.width} ${PLATE.height}`} aria-hidden="true">
          {rows.map((row) => (
            <path key={row.id} className={css.way} d={row.line} />
          ))}
          {rows.map((row) => (
            <circle key={row.id} className={css.city} cx={row.x} cy={row.y} r="6" />
          ))}
          <rect className={css.origin} x={ORIGIN.x - 9} y={ORIGIN.y - 9} width="18" height="18" rx="3" />
        </svg>
        <div className={css.labels} aria-hidden="true">
          {rows.map((row) => (
            <span key={row.id} className={css.label} data-city={row.id} style={at(row)}>
              {row.name} <b>{en.home.plateMs(row.roundTripMs)}</b>
            </span>
          ))}
          <span className={css.label} data-city={ORIGIN.id} style={at(ORIGIN)}>
            {en.home.plateOrigin(origin)}
          </span>
        </div>
      </div>
      <ol className={css.rows} aria-hidden="true">
        {[...rows].sort((a, b) => a.roundTripMs - b.roundTripMs).map((row) => (
          <li key={row.id}>
            {row.name} <b>{en.home.plateMs(row.roundTripMs)}</b>
          </li>
        ))}
      </ol>
      <figcaption className={css.caption}>
        <span>{en.home.plateCaption}</span> <code dir={DIRECTION}>{en.home.plateFormula(atMost(PATH_STRETCH, 2), atMost(FIBRE_KM_PER_MS, 2))}</code>
      </figcaption>
    </figure>
  )
}
