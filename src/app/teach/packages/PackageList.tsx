import { useHref } from '../../routes/useHref.ts'
import { teachCopy } from '../copy.en.ts'
import type { SceneLine } from '../facts/facts.ts'
import { sceneBySlug } from '../sceneBySlug.ts'
import css from '../teach.module.css'
import { packageFile } from './packages.ts'
import { usePackages, type Packages } from './usePackages.ts'

const copy = teachCopy.packages

/** Downloads, where this copy of the course has them, and what the platform will be told. */
export function PackageList({ scenes }: { readonly scenes: readonly SceneLine[] }) {
  const packages = usePackages()
  return (
    <div className={css.columns}>
      {typeof packages !== 'string' && packages.length === 0 ? <p className={css.note}>{copy.none}</p> : <Downloads scenes={scenes} packages={packages} />}
      <div className={css.prose}>
        <h3>{copy.meansTitle}</h3>
        <dl className={css.means}>
          {copy.means.map(([status, meaning]) => (
            <div key={status}>
              <dt>{status}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <p>{copy.advice}</p>
        <p>{copy.trust}</p>
      </div>
    </div>
  )
}

function Downloads({ scenes, packages }: { readonly scenes: readonly SceneLine[]; readonly packages: Packages }) {
  const href = useHref()
  const wanted = [{ scope: 'course', name: copy.course }, ...scenes.map(({ slug }) => ({ scope: slug, name: `${sceneBySlug(slug).id} ${sceneBySlug(slug).title}` }))]
  const shown = wanted.map((one) => ({ ...one, bytes: typeof packages === 'string' ? null : (packages.find(({ scope }) => scope === one.scope)?.bytes ?? NaN) })).filter(({ bytes }) => !Number.isNaN(bytes))
  return (
    <table className={css.plain}>
      {packages === 'unreachable' && <caption className={css.note}>{copy.unreachable}</caption>}
      <thead>
        <tr>
          <th scope="col">{copy.file}</th>
          <th scope="col" className={css.figure}>
            {copy.size}
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ scope, name, bytes }) => (
          <tr key={scope}>
            <th scope="row">
              {packages === 'unreachable' ? (
                copy.download(name)
              ) : (
                <a href={href(`/packages/${packageFile(scope)}`)} download>
                  {copy.download(name)}
                </a>
              )}
            </th>
            <td className={css.figure}>{bytes === null ? '' : copy.size_kB(bytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
