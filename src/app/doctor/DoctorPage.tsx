import { useEffect, useState } from 'react'
import { standIn } from '../../language/standIn.ts'
import { usePart } from '../modules.ts'
import { LoadFailed } from '../pages/Loading.tsx'
import { HOME } from '../routes/hrefs.ts'
import { useHref } from '../routes/useHref.ts'
import { Footer } from '../shell/Footer.tsx'
import { doctorCopy as copy } from './copy.en.ts'
import css from './DoctorPage.module.css'
import { PasteBox } from './PasteBox.tsx'
import { usePasted } from './pasteStore.ts'
import { ReadingBoundary } from './ReadingBoundary.tsx'

/** Typing rests for so long before what is typed is read. */
const REST_MS = 180

/** The cache, the world and the words of both: none of it is needed to paste something. */
const loadReading = () => import('./Reading.tsx')

/** Paste headers, see what caches do. */
export function DoctorPage() {
  const [{ text, file }] = usePasted()
  const { value: source, atMs } = useRested(file?.text ?? text)
  return (
    <>
      <div className={css.page} {...standIn('src/app/doctor/copy.en.ts')}>
        <div className={css.head}>
          <h1 tabIndex={-1}>{copy.title}</h1>
          <p>{copy.lead}</p>
        </div>
        <noscript>
          <p>{copy.noScript}</p>
        </noscript>
        <PasteBox />
        {source.trim() === '' ? <p className={css.empty}>{copy.empty}</p> : <LateReading source={source} pastedAtMs={atMs} />}
      </div>
      <Footer />
    </>
  )
}

function LateReading({ source, pastedAtMs }: { readonly source: string; readonly pastedAtMs: number }) {
  const part = usePart('doctor-reading', loadReading)
  const href = useHref()
  if (part.status === 'loading') return <p role="status">{copy.reading}</p>
  if (part.status === 'failed') return <LoadFailed error={part.error} retry={part.retry} homeHref={href(HOME)} />
  const { Reading } = part.value
  return (
    <ReadingBoundary source={source}>
      <Reading source={source} pastedAtMs={pastedAtMs} />
    </ReadingBoundary>
  )
}

/** The value once it has not changed for a moment, and when that was: headers without Date are taken to have come then. */
function useRested(value: string): { readonly value: string; readonly atMs: number } {
  const [rested, setRested] = useState(() => ({ value, atMs: Date.now() }))
  useEffect(() => {
    const timer = setTimeout(() => setRested((before) => (before.value === value ? before : { value, atMs: Date.now() })), REST_MS)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}
