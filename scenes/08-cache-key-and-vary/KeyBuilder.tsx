import { use, useMemo } from 'react'
import { cacheKey } from '../../src/engine/key.ts'
import { compilePolicy } from '../../src/engine/policy/compile.ts'
import type { OwnEditorProps } from '../../src/lesson/ui/editors.ts'
import { formatText } from '../../src/stage/prose/message.ts'
import { panelCopy } from './copy.en.ts'
import styles from './KeyBuilder.module.css'
import { documentOf, isIn, rulesOf, type Tile } from './rule.ts'
import { StepContext } from './step.ts'
import { pressed, tilesOf } from './tiles.ts'

const words = panelCopy.builder

/** The parts of a key as tiles: each counts or does not. What they say together is the engine's own policy document. */
export function KeyBuilder({ id, label, value, onSet }: OwnEditorProps) {
  const { id: step, vary, urls } = use(StepContext)
  const tiles = tilesOf(step)
  const rules = rulesOf(value)
  const group = (of: (tile: Tile) => boolean) => tiles.filter(of)
  const isBefore = (tile: Tile) => tile.startsWith('few:') || tile.startsWith('drop:')
  const isVary = (tile: Tile) => tile.startsWith('ignore:')
  const keyed = group((tile) => !isBefore(tile) && !isVary(tile))
  const row = (title: string, some: readonly Tile[], fixed?: string) =>
    (some.length > 0 || fixed) && (
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
  return (
    <fieldset className={styles.builder} data-control={id}>
      <legend>{label}</legend>
      {row(words.before, group(isBefore))}
      {row(words.key, keyed, words.always)}
      {row(formatText(words.vary, { vary }), group(isVary))}
      <Example policy={value} urls={urls} />
    </fieldset>
  )
}

function tileText(tile: Tile): string {
  if (tile === 'others') return words.others
  const name = tile.slice(tile.indexOf(':') + 1)
  if (tile.startsWith('parameter:')) return formatText(name.includes('*') ? words.pattern : words.parameter, { name })
  if (tile.startsWith('header:')) return formatText(words.header, { name })
  if (tile.startsWith('cookie:')) return formatText(words.cookie, { name })
  if (tile.startsWith('drop:')) return formatText(words.drop, { name })
  return tile.startsWith('ignore:') ? formatText(words.ignore, { name }) : words.few[name as keyof typeof words.few]
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
