import { useApp, useAppState } from '../context.tsx'
import { OfflineSettings } from '../offline/OfflineSettings.tsx'
import { Footer } from '../shell/Footer.tsx'
import css from './SettingsPage.module.css'
import { ProgressSettings } from './ProgressSettings.tsx'
import { settingsCopy } from './settings.en.ts'

export function SettingsPage() {
  const { store } = useApp()
  const settings = useAppState((state) => state.settings)
  const { changeSettings } = store.getState()
  return (
    <>
      <div className={css.page}>
        <h1 tabIndex={-1}>{settingsCopy.title}</h1>
        <p className={css.lead}>{settingsCopy.lead}</p>
        <Choice legend={settingsCopy.theme} name="theme" options={settingsCopy.themes} value={settings.theme} onChange={(theme) => changeSettings({ theme })} />
        <Choice
          legend={settingsCopy.motion}
          name="motion"
          options={settingsCopy.motions}
          value={settings.motion}
          onChange={(motion) => changeSettings({ motion })}
          help={settingsCopy.motionHelp}
        />
        <ProgressSettings />
        <OfflineSettings />
      </div>
      <Footer />
    </>
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
