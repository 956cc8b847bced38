import { useAppState } from '../context.tsx'
import { en } from '../copy/en.ts'
import { homeCopy } from '../home/copy.en.ts'
import { Plate } from '../home/Plate.tsx'
import { DOCTOR, scenePath } from '../routes/hrefs.ts'
import { useHref } from '../routes/useHref.ts'
import { COURSE, OPEN_SCENES, type CourseScene } from '../scenes.ts'
import button from '../shell/Button.module.css'
import { Footer } from '../shell/Footer.tsx'
import type { Progress, SceneProgress } from '../state/progress.ts'
import css from './HomePage.module.css'

const MINUTES = COURSE.reduce((sum, scene) => sum + scene.minutes, 0)

export function HomePage() {
  const scenes = useAppState((state) => state.progress.scenes)
  return (
    <>
      <div className={css.page}>
        <section className={css.opening}>
          <div className={css.words}>
            <h1 className={css.title}>{en.home.title}</h1>
            <p className={css.lead}>{en.home.lead}</p>
            <p>{en.home.how}</p>
            <Way scenes={scenes} />
            <p className={css.facts}>{en.home.facts(COURSE.length, MINUTES)}</p>
          </div>
          <Plate />
        </section>
        <section aria-labelledby="scenes">
          <div className={css.listHead}>
            <h2 id="scenes">{en.home.list}</h2>
            <p>{en.home.openSome(OPEN_SCENES.length, COURSE.length)}</p>
          </div>
          <ol className={css.scenes} role="list">
            {COURSE.map((scene) => (
              <SceneRow key={scene.id} scene={scene} progress={scenes[scene.id] ?? null} />
            ))}
          </ol>
        </section>
        <Tool />
      </div>
      <Footer />
    </>
  )
}

/** For what the learner has at home. */
function Tool() {
  const href = useHref()
  return (
    <section className={css.tool} aria-labelledby="tool">
      <h2 id="tool">
        <a href={href(DOCTOR)}>{homeCopy.doctor}</a>
      </h2>
      <p>{homeCopy.doctorWhat}</p>
    </section>
  )
}

/** The one button: to where the learner left, or to the first scene that is still to do. */
function Way({ scenes }: { readonly scenes: Progress['scenes'] }) {
  const href = useHref()
  const begun = OPEN_SCENES.findLast(({ id }) => scenes[id] && !scenes[id].done)
  const next = begun ?? OPEN_SCENES.find(({ id }) => !scenes[id])
  if (OPEN_SCENES.length === 0) return null
  if (!next) return <p>{en.home.again}</p>
  const fresh = Object.keys(scenes).length === 0
  return (
    <a className={button.main} href={href(scenePath(next.slug, scenes[next.id]?.furthest))}>
      {fresh ? en.home.start(next.title) : en.home.resume(next.id, next.title)}
    </a>
  )
}

function SceneRow({ scene, progress }: { readonly scene: CourseScene; readonly progress: SceneProgress | null }) {
  const href = useHref()
  const step = progress && !progress.done ? progress.furthest : 1
  return (
    <li className={css.scene} data-open={Boolean(scene.load)}>
      <span className={css.number} aria-hidden="true">
        {scene.id}
      </span>
      <h3 className={css.name}>
        {scene.load ? <a href={href(scenePath(scene.slug, step))}>{scene.title}</a> : scene.title}
        <small>{scene.subtitle}</small>
      </h3>
      <p className={css.thesis}>{scene.thesis}</p>
      <p className={css.meta}>
        <span className={css.minutes}>{en.home.minutes(scene.minutes)}</span>
        {scene.load ? <Status progress={progress} /> : <span>{en.status.planned}</span>}
      </p>
    </li>
  )
}

function Status({ progress }: { readonly progress: SceneProgress | null }) {
  if (!progress) return <span>{en.status.notBegun}</span>
  const solved = Object.values(progress.checks).filter((outcome) => outcome === 'solved').length
  return (
    <>
      {progress.done ? (
        <span className={css.done}>
          <svg viewBox="0 0 16 16" width="13" height="13" aria-hidden="true">
            <path d="M2 8.5l4 4 8-9" fill="none" stroke="currentColor" strokeWidth="2.2" />
          </svg>
          {en.status.done}
        </span>
      ) : (
        <span className={css.begun}>
          {en.status.step(progress.furthest, progress.steps)}
          <i className={css.bar} aria-hidden="true">
            <i style={{ width: `${(100 * progress.furthest) / progress.steps}%` }} />
          </i>
        </span>
      )}
      {solved > 0 && <span>{en.status.checks(solved)}</span>}
    </>
  )
}
