import { useState } from 'react'
import { configurationOf } from '../../src/lesson/configurations/configurations.ts'
import { LANGUAGES, type KeyRules, type Language } from '../../src/lesson/configurations/configuration.ts'
import { languageNames, noteWords } from '../../src/lesson/configurations/copy.en.ts'
import { formatText } from '../../src/stage/prose/message.ts'
import { CopyButton } from '../../src/stage/requests/CopyButton.tsx'
import styles from './Configurations.module.css'
import { panelCopy } from './copy.en.ts'
import { listed } from '../../src/language/lists.ts'

const words = panelCopy.configurations

/** The learner's rule as nginx, Varnish, Cloudflare, CloudFront and Fastly would be told it, to read and to copy. */
export function Configurations({ rules, host }: { readonly rules: KeyRules; readonly host: string }) {
  const [language, setLanguage] = useState<Language>(LANGUAGES[0])
  const { files, notes } = configurationOf(language, rules, host)
  return (
    <section className={styles.configurations} aria-label={words.title}>
      <p>{words.intro}</p>
      <fieldset className={styles.languages}>
        <legend className="visually-hidden">{words.language}</legend>
        {LANGUAGES.map((each) => (
          <label key={each}>
            <input type="radio" name="configuration-language" value={each} checked={each === language} onChange={() => setLanguage(each)} />
            <span>{languageNames[each]}</span>
          </label>
        ))}
      </fieldset>
      {files.map(({ name, text }) => (
        <figure key={`${language} ${name}`} className={styles.file}>
          <figcaption>
            <code>{name}</code>
            <CopyButton text={() => text} />
          </figcaption>
          <pre tabIndex={0} aria-label={name}>
            {text}
          </pre>
        </figure>
      ))}
      {notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map(({ id, names }) => (
            <li key={id}>{formatText(noteWords[id], { names: listed(names) })}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
