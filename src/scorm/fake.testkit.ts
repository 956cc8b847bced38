import type { Scorm12Api } from './api.ts'

interface Fake {
  readonly api: Scorm12Api
  /** What was called, e.g. 'set cmi.core.exit=suspend', 'commit'. Reading is not listed. */
  readonly calls: string[]
  readonly values: Map<string, string>
}

/** A platform that keeps what it is given, forbids what SCORM 1.2 forbids by throwing, and can answer badly. */
export function fakeApi(values: Record<string, string> = {}, answer: (call: string) => unknown = () => 'true'): Fake {
  const kept = new Map(Object.entries(values))
  const calls: string[] = []
  let state: 'before' | 'open' | 'after' = 'before'
  const during = (call: string): unknown => {
    calls.push(call)
    if (state !== 'open') throw new Error(`${call} while the session is not open`)
    return answer(call)
  }
  return {
    calls,
    values: kept,
    api: {
      LMSInitialize() {
        calls.push('initialize')
        if (state !== 'before') throw new Error('initialized twice')
        const said = answer('initialize')
        if (String(said) === 'true') state = 'open'
        return said
      },
      LMSFinish() {
        const said = during('finish')
        state = 'after'
        return said
      },
      LMSGetValue(element) {
        if (state !== 'open') throw new Error(`${element} read while the session is not open`)
        return kept.get(element) ?? ''
      },
      LMSSetValue(element, value) {
        const said = during(`set ${element}=${value}`)
        if (String(said) === 'true') kept.set(element, value)
        return said
      },
      LMSCommit: () => during('commit'),
    },
  }
}
