import { scenePath } from '../routes/hrefs.ts'
import { useHref } from '../routes/useHref.ts'
import { sceneById } from '../scenes.ts'
import { withParameters } from './builder/settings.ts'
import { teachCopy } from './copy.en.ts'
import type { SceneLine } from './facts/facts.ts'
import { packageFile } from './packages/packages.ts'
import { usePackages } from './packages/usePackages.ts'
import { sceneBySlug } from './sceneBySlug.ts'
import css from './SceneTable.module.css'
import teach from './teach.module.css'
import { useQuery } from './useQuery.ts'
import { teachPath } from './teachPath.ts'

const copy = teachCopy.list

/** The scenes in teaching order, and what an instructor gets for each. */
export function SceneTable({ scenes }: { readonly scenes: readonly SceneLine[] }) {
  return (
    <table className={css.scenes}>
      <thead>
        <tr>
          {[copy.sceneTitle, copy.minutes, copy.buildsOn, copy.can, copy.get].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {scenes.map((line) => (
          <Row key={line.slug} line={line} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ line }: { readonly line: SceneLine }) {
  const href = useHref()
  const [query, replaceQuery] = useQuery()
  const packages = usePackages()
  const { id, title, minutes } = sceneBySlug(line.slug)
  const [objective, ...others] = line.objectives
  const zip = typeof packages === 'string' ? null : packages.find(({ scope }) => scope === line.slug)
  return (
    <tr>
      <th scope="row">
        <span className={css.number}>{id}</span>{' '}
        <a href={href(teachPath(line.slug))}>{title}</a>
      </th>
      <td data-label={copy.minutes}>{copy.min(minutes)}</td>
      <td data-label={copy.buildsOn}>
        {line.buildsOn.length === 0 && copy.nothing}
        {line.buildsOn.map((scene, index) => (
          <span key={scene}>
            {index > 0 && ', '}
            <a href={href(teachPath(sceneById(scene)?.slug ?? null))} title={sceneById(scene)?.title}>
              {scene}
            </a>
          </span>
        ))}
      </td>
      <td data-label={copy.can}>
        {objective} {others.length > 0 && <span className={teach.soft}>({copy.more(others.length)})</span>}
      </td>
      <td data-label={copy.get}>
        <ul className={css.links}>
          <li>
            <a href={href(teachPath(line.slug))} aria-label={copy.notesOf(id)}>
              {copy.notes}
            </a>
          </li>
          <li>
            <a href={href(scenePath(line.slug))} aria-label={copy.openOf(id)}>
              {copy.open}
            </a>
          </li>
          <li>
            <a href="#builder" aria-label={copy.putOf(id)} onClick={() => replaceQuery(withParameters(query, { scene: id, steps: null, first: null }))}>
              {copy.put}
            </a>
          </li>
          {(packages === 'unknown' || zip) && (
            <li>
              <a href={href(`/packages/${packageFile(line.slug)}`)} download aria-label={copy.zipOf(id)}>
                {copy.zip}
              </a>{' '}
              {zip && <span className={teach.soft}>{teachCopy.packages.size_kB(zip.bytes)}</span>}
            </li>
          )}
        </ul>
      </td>
    </tr>
  )
}
