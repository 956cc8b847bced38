import { useRef } from 'react'
import { AddressField } from '../AddressField.tsx'
import { CopyButton } from '../CopyButton.tsx'
import type { SceneLine } from '../facts/facts.ts'
import { sceneBySlug } from '../sceneBySlug.ts'
import teach from '../teach.module.css'
import { useCourseUrl } from '../useCourseUrl.ts'
import { useLeftOut } from '../useLeftOut.ts'
import { useQuery } from '../useQuery.ts'
import css from './builder.module.css'
import { builderCopy as copy } from './copy.en.ts'
import { frameAddress, markupFor, oembedAddress } from './markup.ts'
import { Preview } from './Preview.tsx'
import { ignoredIn, readSettings, writeSettings, type BuilderSettings } from './settings.ts'
import { SettingsForm } from './SettingsForm.tsx'

/** Settings on one side, what to paste on the other, the scene itself below. */
export function Builder({ scenes }: { readonly scenes: readonly SceneLine[] }) {
  const [query, replaceQuery] = useQuery()
  const course = useCourseUrl()
  const markupArea = useRef<HTMLTextAreaElement>(null)
  const settings = readSettings(query, scenes)
  const write = (next: BuilderSettings) => replaceQuery(writeSettings(next, query, scenes[0]?.slug ?? ''))
  const [leftOut, forget] = useLeftOut(query, ignoredIn(query, scenes).join(' '), () => write(settings))
  const change = (next: BuilderSettings) => {
    forget()
    write(next)
  }
  const scene = sceneBySlug(settings.slug)
  const markup = markupFor(settings, { courseUrl: course.url, scene })
  const address = frameAddress(settings, course.url)
  const oembed = oembedAddress(course.url, settings.slug)
  return (
    <div className={css.builder}>
      <div className={css.settings}>
        <p role="status" className={leftOut === '' ? undefined : teach.note}>
          {leftOut !== '' && copy.leftOut(leftOut)}
        </p>
        <SettingsForm settings={settings} scenes={scenes} onChange={change} />
      </div>
      <div className={css.result}>
        <AddressField course={course} />
        <div className={teach.field} data-wide="true">
          <label htmlFor="markup">{copy.markup}</label>
          <textarea id="markup" ref={markupArea} dir="ltr" className={teach.markup} readOnly spellCheck={false} rows={settings.listens && settings.form !== 'mdx' ? 14 : 8} value={markup} />
          <CopyButton text={markup} label={copy.copyMarkup} main shownIn={() => markupArea.current} />
          {settings.listens && settings.form !== 'mdx' && <p className={teach.help}>{copy.listensHelp}</p>}
        </div>
        <h3>{copy.addresses}</h3>
        <dl className={css.addresses}>
          {[
            { name: copy.address, to: address, label: copy.copyAddress },
            { name: copy.oembed, to: oembed, label: copy.copyOembed },
          ].map(({ name, to, label }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <a className={teach.long} href={to} target="_blank" rel="noreferrer">
                  {to}
                </a>
                <CopyButton text={to} label={label} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <Preview settings={settings} title={copy.frameTitle(scene.id, scene.title)} />
      <Platforms />
    </div>
  )
}

function Platforms() {
  return (
    <details className={css.platforms}>
      <summary>{copy.platforms}</summary>
      <dl>
        {copy.platformRows.map(([name, how]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{how}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
