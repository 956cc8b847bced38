import { use, useMemo } from 'react'
import { cacheKey } from '../../src/engine/key.ts'
import { compilePolicy } from '../../src/engine/policy/compile.ts'
import type { OwnEditorProps } from '../../src/lesson/ui/editors.ts'
import { panelCopy } from './copy.en.ts'
import styles from './KeyBuilder.module.css'
import { documentOf, isIn, rulesOf } from './rule.ts'
import { StepContext } from './step.ts'
import { groupOf, groupTitle, tileText } from './tileWords.ts'
import { pressed, tilesOf } from './tiles.ts'

const words = panelCopy.builder

/** The parts of a key as tiles: each counts or does not. What they say together is the engine's own policy document. */
export function KeyBuilder({ id, label, value, onSet }: OwnEditorProps) {
  const { id: step, vary, urls } = use(StepContext)
  const tiles = tilesOf(step)
  const rules = rulesOf(value)
  const row = (group: ReturnType<typeof groupOf>, fixed?: string) => {
    const some = tiles.filter((tile) => groupOf(tile) === group)
    const title = groupTitle(group, vary)
    return (some.length > 0 || fixed) && (
      <div className={styles.group} role="group" aria-label={title}>
        <span className={styles.title}>{title}</span>
        <div className={styles.tiles}>
          {fixed && <span className={styles.fixed}>{fixed}</span>}
          {some.map((tile) => {
            const inKey = isIn(rules, tile)
            return (
              <button key={tile} type="button" className={styles.tile} data-tile={tile} data-to={pressed(value, tile, tiles)} aria-pressed={inKey} onClick={() => onSet(pressed(value, tile, tiles))}>
                <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                  {inKey ? <path d="M2 6.5 L5 9.5 L10.5 2.5" fill="none" stroke="currentColor" strokeWidth="1.8" /> : <path d="M2.5 6 H9.5" fill="none" stroke="currentColor" strokeWidth="1.4" />}
                </svg>
                <span>{tileText(tile)}</span>
              </button>
            )
          })}
        </div>
      </div>
    )
  }
  return (
    <fieldset className={styles.builder} data-control={id}>
      <legend>{label}</legend>
      {row('before')}
      {row('key', words.always)}
      {row('vary')}
      <Example policy={value} urls={urls} />
    </fieldset>
  )
}

/** The longest address of the run, and the key that the engine makes of it. */
function Example({ policy, urls }: { readonly policy: string; readonly urls: readonly string[] }) {
  const url = urls.reduce((longest, each) => (each.length > longest.length ? each : longest), '')
  const key = useMemo(() => {
    const request = { method: 'GET', url, headers: [] }
    return cacheKey(request, compilePolicy(documentOf(policy))(request)).answer ?? ''
  }, [policy, url])
  if (!url.includes('?')) return null
  return (
    <dl className={styles.example}>
      <dt>{words.example}</dt>
      <dd>{withoutHost(url)}</dd>
      <dt>{words.becomes}</dt>
      <dd aria-live="polite">{withoutHost(key)}</dd>
    </dl>
  )
}

function withoutHost(text: string): string {
  return text.replace(/https:\/\/[^/]*/, '…')
}
