import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { en } from '../copy/en.ts'
import { focusAfter } from '../focusAfter.ts'
import { findTerm, SORTED_TERMS } from '../glossary/index.ts'
import { searchTerms } from '../glossary/search.ts'
import { TermEntry } from '../glossary/TermEntry.tsx'
import button from '../shell/Button.module.css'
import { Footer } from '../shell/Footer.tsx'
import css from './GlossaryPage.module.css'
import { LOCALE } from '../../language/locale.ts'

export function GlossaryPage() {
  const hash = useHash()
  // A search holds until a link leads to a term: that shows all terms again, and goes there.
  const [typed, setTyped] = useState({ text: '', at: '' })
  const query = typed.at === hash ? typed.text : ''
  const results = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const setQuery = (text: string): void => {
    setTyped({ text, at: hash })
    // From deep in the list, the first results would be out of sight.
    if ((results.current?.getBoundingClientRect().top ?? 0) < 0) results.current?.scrollIntoView()
  }
  const asked = hash === '' ? undefined : findTerm(hash)
  const filtered = query.trim() !== ''
  const terms = filtered ? searchTerms(SORTED_TERMS, query) : SORTED_TERMS

  useEffect(() => {
    if (asked && !filtered) document.getElementById(asked.id)?.scrollIntoView()
  }, [asked, filtered])

  return (
    <>
      <div className={css.page}>
        <div className={css.side}>
          <h1 tabIndex={-1}>{en.glossary.title}</h1>
          <p className={css.lead}>{en.glossary.lead(SORTED_TERMS.length)}</p>
          <label className={css.search}>
            {en.glossary.search}
            <input
              ref={field}
              type="search"
              value={query}
              placeholder={en.glossary.placeholder}
              autoComplete="off"
              spellCheck={false}
              maxLength={80}
              onChange={(event) => setQuery(event.target.value)}
            />
          </label>
          <p role="status" className={css.found}>
            {filtered && en.glossary.found(terms.length, query.trim())}
            {hash !== '' && !asked && !filtered && en.glossary.unknown(hash.slice(0, 60))}
          </p>
          {!filtered && <Index />}
        </div>
        <div className={css.terms} ref={results}>
          {terms.map((term) => (
            <TermEntry key={term.id} term={term} current={term === asked} />
          ))}
          {terms.length === 0 && (
            <div className={css.nothing}>
              <p>{en.glossary.nothing}</p>
              <button type="button" className={button.button} onClick={() => (setQuery(''), focusAfter(() => field.current))}>
                {en.glossary.clear}
              </button>
            </div>
          )}
        </div>
      </div>
      <Footer />
    </>
  )
}

/** Signs that are not seen may stand first where text runs both ways. */
const initialOf = (name: string): string => (/[\p{L}\p{N}]/u.exec(name)?.[0] ?? '').toLocaleUpperCase(LOCALE)
const initials = [...new Set(SORTED_TERMS.map(({ name }) => initialOf(name)))]

/** First letters; each leads to the first term that begins with it. */
function Index() {
  return (
    <nav className={css.index} aria-label={en.glossary.index}>
      {initials.map((letter) => (
        <a key={letter} href={`#${SORTED_TERMS.find((term) => initialOf(term.name) === letter)?.id}`}>
          {letter}
        </a>
      ))}
    </nav>
  )
}

/** The address's fragment, decoded; '' in the first frame and where it can't be decoded. */
function useHash(): string {
  return useSyncExternalStore(subscribeHash, readHash, () => '')
}

function subscribeHash(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  addEventListener('popstate', listener)
  return () => {
    removeEventListener('hashchange', listener)
    removeEventListener('popstate', listener)
  }
}

function readHash(): string {
  try {
    return decodeURIComponent(location.hash.slice(1))
  } catch {
    return location.hash.slice(1)
  }
}
