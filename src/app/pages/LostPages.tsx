import { en } from '../copy/en.ts'
import { GLOSSARY, HOME, NOT_FOUND_PATH, scenePath } from '../routes/hrefs.ts'
import type { Page } from '../routes/resolve.ts'
import { useHref } from '../routes/useHref.ts'
import { OPEN_SCENES, sceneById, type CourseScene } from '../scenes.ts'
import { Footer } from '../shell/Footer.tsx'
import css from './Message.module.css'

type PageOf<Kind extends Page['kind']> = Extract<Page, { readonly kind: Kind }>

/** For addresses without a page of their own; nothing for others. */
export function LostPage({ page }: { readonly page: Page }) {
  switch (page.kind) {
    case 'planned':
      return <PlannedPage page={page} />
    case 'unknown-scene':
      return <UnknownScenePage page={page} />
    case 'not-found':
      return <NotFoundPage asked={page.asked === NOT_FOUND_PATH ? null : page.asked} />
    default:
      return null
  }
}

/** A scene that the course will have. */
function PlannedPage({ page }: { readonly page: PageOf<'planned'> }) {
  const scene = sceneById(page.id)
  if (!scene) return null
  return (
    <>
      <div className={css.message}>
        <p className={css.number}>{en.scene.number(scene.id)}</p>
        <h1 tabIndex={-1}>{scene.title}</h1>
        <p className={css.subtitle}>{scene.subtitle}</p>
        <p>{en.planned.body}</p>
        <h2>{en.planned.promise}</h2>
        <p>{scene.thesis}</p>
        <h2>{en.planned.open}</h2>
        {OPEN_SCENES.length === 0 && <p>{en.planned.none}</p>}
        <WaysOn scenes={OPEN_SCENES} />
      </div>
      <Footer />
    </>
  )
}

function UnknownScenePage({ page }: { readonly page: PageOf<'unknown-scene'> }) {
  const near = page.near === null ? undefined : sceneById(page.near)
  return (
    <>
      <div className={css.message}>
        <h1 tabIndex={-1}>{en.unknownScene.title}</h1>
        <p>{en.unknownScene.body(page.asked)}</p>
        {near && (
          <>
            <h2>{en.unknownScene.near}</h2>
            <WaysOn scenes={[near]} only />
          </>
        )}
        <h2>{en.notFound.go}</h2>
        <WaysOn scenes={OPEN_SCENES.filter((scene) => scene !== near)} />
      </div>
      <Footer />
    </>
  )
}

/** `asked` is left out where the page was written ahead for any address. */
function NotFoundPage({ asked }: { readonly asked: string | null }) {
  return (
    <>
      <div className={css.message}>
        <h1 tabIndex={-1}>{en.notFound.title}</h1>
        <p>{asked === null ? en.notFound.bodyPlain : en.notFound.body(asked)}</p>
        <h2>{en.notFound.go}</h2>
        <WaysOn scenes={OPEN_SCENES} />
      </div>
      <Footer />
    </>
  )
}

function WaysOn({ scenes, only = false }: { readonly scenes: readonly CourseScene[]; readonly only?: boolean }) {
  const href = useHref()
  return (
    <ul className={css.list} role="list">
      {scenes.map((scene) => (
        <li key={scene.id}>
          <a href={href(scenePath(scene.slug))}>
            <i>{scene.id}</i> {scene.title}
          </a>
        </li>
      ))}
      {!only && (
        <>
          <li>
            <a href={href(HOME)}>{en.notFound.home}</a>
          </li>
          <li>
            <a href={href(GLOSSARY)}>{en.glossary.title}</a>
          </li>
        </>
      )}
    </ul>
  )
}
