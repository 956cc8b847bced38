import { folderOf, LANGUAGE, LANGUAGES } from '../../language/locale.ts'
import { standIn } from '../../language/standIn.ts'
import { useApp, useAppState } from '../context.tsx'
import { useScope } from '../lms/useScope.ts'
import { OfflineSettings } from '../offline/OfflineSettings.tsx'
import { SETTINGS } from '../routes/hrefs.ts'
import { useHref } from '../routes/useHref.ts'
import { SETTINGS_KEY } from '../state/store.ts'
import { openVault } from '../state/vault.ts'
import { Footer } from '../shell/Footer.tsx'
import css from './SettingsPage.module.css'
import { ProgressSettings } from './ProgressSettings.tsx'
import { settingsCopy } from './settings.en.ts'

export function SettingsPage() {
  const { store } = useApp()
  const settings = useAppState((state) => state.settings)
  const { changeSettings } = store.getState()
  const scope = useScope()
  return (
    <>
      <div className={css.page} {...standIn('src/app/pages/settings.en.ts')}>
        <h1 tabIndex={-1}>{settingsCopy.title}</h1>
        <p className={css.lead}>{scope === null ? settingsCopy.lead : settingsCopy.leadOnPlatform(mayStore())}</p>
        <Choice legend={settingsCopy.theme} name="theme" options={settingsCopy.themes} value={settings.theme} onChange={(theme) => changeSettings({ theme })} />
        <Choice
          legend={settingsCopy.motion}
          name="motion"
          options={settingsCopy.motions}
          value={settings.motion}
          onChange={(motion) => changeSettings({ motion })}
          help={settingsCopy.motionHelp}
        />
        {LANGUAGES.length > 1 && <Languages />}
        <ProgressSettings />
        <OfflineSettings />
      </div>
      <Footer />
    </>
  )
}

/** Does this browser keep anything for this page? Asked in packages alone, whose own store says nothing of it. */
function mayStore(): boolean {
  return openVault(() => localStorage).read(SETTINGS_KEY).kind !== 'forbidden'
}

/** The same page in the other languages of the build. Each says its own name, for those who can’t read this one. */
function Languages() {
  const href = useHref()
  const all = folderOf(LANGUAGE) === '' ? '/' : '/../'
  return (
    <nav className={css.group} aria-labelledby="languages">
      <h2 id="languages">{settingsCopy.language}</h2>
      <div className={css.options}>
        {LANGUAGES.map(({ tag, name, dir }) => (
          // `hreflang`: a course of its own, so that the browser follows the link, and not the router.
          <a key={tag} className={css.option} href={href(`${all}${folderOf(tag)}${SETTINGS.slice(1)}`)} hrefLang={tag} lang={tag} dir={dir} translate="no" aria-current={tag === LANGUAGE ? 'true' : undefined}>
            {name}
          </a>
        ))}
      </div>
    </nav>
  )
}

interface ChoiceProps<Value extends string> {
  readonly legend: string
  readonly name: string
  readonly options: Readonly<Record<Value, string>>
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly help?: string
}

function Choice<Value extends string>({ legend, name, options, value, onChange, help }: ChoiceProps<Value>) {
  const helpId = `${name}-help`
  return (
    <fieldset className={css.group} aria-describedby={help ? helpId : undefined}>
      <legend>{legend}</legend>
      <div className={css.options}>
        {(Object.entries(options) as [Value, string][]).map(([option, label]) => (
          <label key={option} className={css.option}>
            <input type="radio" name={name} value={option} checked={option === value} onChange={() => onChange(option)} />
            {label}
          </label>
        ))}
      </div>
      {help && (
        <p id={helpId} className={css.help}>
          {help}
        </p>
      )}
    </fieldset>
  )
}
