import { useId, type ReactNode } from 'react'
import { LANGUAGES } from '../../../language/locale.ts'
import { MOST_SEED, seedIn } from '../../../lesson/seed.ts'
import { HIDEABLE, THEMES } from '../../embed/wishes.ts'
import type { SceneLine, StepFacts } from '../facts/facts.ts'
import { DraftField } from '../DraftField.tsx'
import { sceneBySlug } from '../sceneBySlug.ts'
import teach from '../teach.module.css'
import css from './builder.module.css'
import { builderCopy as copy } from './copy.en.ts'
import { fitted, FORMS, GOOD_HEIGHT_PX, HEIGHT_PX, ID, wholeIn, type BuilderSettings } from './settings.ts'

interface Props {
  readonly settings: BuilderSettings
  readonly scenes: readonly SceneLine[]
  readonly onChange: (settings: BuilderSettings) => void
}

/** What a frame's address can ask for, as fields; a change that others have to follow, such as another scene's steps, takes them along. */
export function SettingsForm({ settings, scenes, onChange }: Props) {
  const line = scenes.find(({ slug }) => slug === settings.slug)
  if (!line) return null
  const set = (change: Partial<BuilderSettings>): void => onChange({ ...settings, ...change })
  const sceneNames = scenes.map(({ slug }) => {
    const { id, title } = sceneBySlug(slug)
    return [slug, copy.sceneName(id, title)] as const
  })
  return (
    <form className={css.settings} aria-label={copy.settings} onSubmit={(event) => event.preventDefault()}>
      <Select label={copy.whichScene} value={settings.slug} options={sceneNames} onChange={(slug) => onChange(fitted({ ...settings, slug, range: null, first: null }, scenes.find((one) => one.slug === slug) ?? line))} />
      <Steps settings={settings} line={line} onChange={onChange} />
      <Select label={copy.form} value={settings.form} options={FORMS.map((form) => [form, copy.forms[form]])} onChange={(form) => set({ form })} />
      <Height settings={settings} set={set} />
      <Select label={copy.theme} value={settings.theme} options={THEMES.map((theme) => [theme, copy.themes[theme]])} onChange={(theme) => set({ theme })} />
      <Select label={copy.language} value={settings.language} options={LANGUAGES.map(({ tag, name }) => [tag, name])} ownNames onChange={(language) => set({ language })} help={copy.languageHelp(LANGUAGES.length)} />
      <Tick label={copy.listens} checked={settings.listens && settings.form !== 'mdx'} disabled={settings.form === 'mdx'} onChange={(listens) => set({ listens })} />
      {settings.form === 'mdx' && <p className={teach.help}>{copy.listensMdx}</p>}
      <details className={css.more} open={settings.hide.length > 0 || settings.seed !== null || settings.id !== '' || settings.motion !== 'auto' || !settings.autoplay || undefined}>
        <summary>{copy.more}</summary>
        <fieldset className={css.ticks}>
          <legend>{copy.hide}</legend>
          {HIDEABLE.map((part) => (
            <Tick key={part} label={copy.hides[part]} checked={settings.hide.includes(part)} onChange={(on) => set({ hide: HIDEABLE.filter((one) => (one === part ? on : settings.hide.includes(one))) })} />
          ))}
        </fieldset>
        <Tick label={copy.motion} checked={settings.motion === 'reduce'} onChange={(on) => set({ motion: on ? 'reduce' : 'auto' })} />
        <Tick label={copy.autoplay} checked={settings.autoplay} onChange={(autoplay) => set({ autoplay })} />
        <DraftField label={copy.seed} numeric value={settings.seed === null ? '' : String(settings.seed)} bad={copy.seedBad(MOST_SEED)} onText={(text) => usable(text === '' || seedIn(text) !== null, () => set({ seed: seedIn(text) }))} />
        <DraftField label={copy.frameId} value={settings.id} bad={copy.idBad} onText={(text) => usable(text === '' || ID.test(text), () => set({ id: text }))} />
      </details>
    </form>
  )
}

function usable(good: boolean, take: () => void): boolean {
  if (good) take()
  return good
}

/** By their titles: nobody knows them by number. */
function Steps({ settings, line, onChange }: { readonly settings: BuilderSettings; readonly line: SceneLine; readonly onChange: Props['onChange'] }) {
  const all = line.steps.length
  const { first, last } = settings.range ?? { first: 1, last: all }
  const named = (from: number, to: number) => line.steps.slice(from - 1, to).map((step: StepFacts, index) => [String(from + index), copy.stepName(from + index, step.title)] as const)
  const lock = (from: number, to: number): void => {
    const range = from === 1 && to === all ? null : { first: from, last: Math.max(from, to) }
    onChange(fitted({ ...settings, range }, line))
  }
  return (
    <fieldset className={css.stepChoice}>
      <legend className={teach.hidden}>{copy.from}</legend>
      <div className={teach.pair}>
        <Select label={copy.from} value={String(first)} options={named(1, all)} onChange={(from) => lock(Number(from), last)} />
        <Select label={copy.to} value={String(last)} options={named(first, all)} onChange={(to) => lock(first, Number(to))} />
      </div>
      <p className={teach.help}>{settings.range ? copy.locked(first, last, all) : copy.unlocked(all)}</p>
      <Select label={copy.first} value={String(settings.first ?? first)} options={named(first, last)} onChange={(step) => onChange(fitted({ ...settings, first: Number(step) }, line))} />
    </fieldset>
  )
}

function Height({ settings, set }: { readonly settings: BuilderSettings; readonly set: (change: Partial<BuilderSettings>) => void }) {
  const take = (text: string): boolean => {
    const heightPx = wholeIn(text, HEIGHT_PX.least, HEIGHT_PX.most)
    return usable(heightPx !== null, () => set({ heightPx: heightPx ?? settings.heightPx }))
  }
  const isLow = !settings.autoHeight && settings.heightPx < GOOD_HEIGHT_PX.least
  return (
    <div>
      <div className={teach.pair}>
        <Select label={copy.height} value={settings.autoHeight ? 'auto' : 'fixed'} options={[['fixed', copy.heights.fixed], ['auto', copy.heights.auto]]} onChange={(height) => set({ autoHeight: height === 'auto' })} />
        <DraftField label={settings.autoHeight ? copy.heightRoom : copy.heightPx} numeric value={String(settings.heightPx)} bad={copy.heightBad(HEIGHT_PX.least, HEIGHT_PX.most)} onText={take} />
      </div>
      <p className={teach.help}>{settings.autoHeight && settings.form === 'iframe' ? copy.autoHelp : copy.heightHelp(GOOD_HEIGHT_PX.least, GOOD_HEIGHT_PX.most)}</p>
      <p role="status" className={`${teach.problem} ${css.low}`}>
        {isLow ? copy.heightLow(settings.heightPx, GOOD_HEIGHT_PX.least) : ''}
      </p>
    </div>
  )
}

interface SelectProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly (readonly [Value, string])[]
  readonly onChange: (value: Value) => void
  readonly help?: string
  /** The names are in the languages that the values name. */
  readonly ownNames?: boolean
}

function Select<Value extends string>({ label, value, options, onChange, help, ownNames = false }: SelectProps<Value>) {
  const id = useId()
  return (
    <div className={teach.field}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} aria-describedby={help ? `${id}-help` : undefined} onChange={({ target }) => onChange(target.value as Value)}>
        {options.map(([option, name]) => (
          <option key={option} value={option} {...(ownNames && { lang: option, translate: 'no' as const })}>
            {name}
          </option>
        ))}
      </select>
      {help && (
        <p id={`${id}-help`} className={teach.help}>
          {help}
        </p>
      )}
    </div>
  )
}

function Tick({ label, checked, disabled = false, onChange }: { readonly label: ReactNode; readonly checked: boolean; readonly disabled?: boolean; readonly onChange: (on: boolean) => void }) {
  return (
    <label className={teach.tick}>
      <input type="checkbox" checked={checked} disabled={disabled} onChange={({ target }) => onChange(target.checked)} />
      <span>{label}</span>
    </label>
  )
}
