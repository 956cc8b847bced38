/**
 * The learning platform of the tests: scorm-again behind SCORM 1.2's own limits, which it is more patient about. What it is told and
 * what it keeps goes into its storage at once, so that a test can read it when the window is gone. `?mode=` makes it worse:
 * absent, false, late, deaf (keeps no value, and says yes to commits).
 */
const query = new URLSearchParams(location.search)
const key = `platform:${query.get('learner') ?? 'one'}`
const read = () => JSON.parse(localStorage.getItem(key) ?? '{"calls":[],"cmi":null}')
const note = (call) => {
  const kept = read()
  localStorage.setItem(key, JSON.stringify({ ...kept, calls: [...kept.calls, call] }))
}

const inner = new Scorm12API({ autocommit: false, logLevel: 5 })
const { cmi } = read()
if (cmi) inner.loadFromJSON(cmi, '')

/** SCORM 1.2 run-time environment, §3.4.4: what each element may hold. */
const allowed = {
  'cmi.suspend_data': (text) => text.length <= 4096,
  'cmi.core.lesson_status': (text) => ['passed', 'completed', 'failed', 'incomplete', 'browsed', 'not attempted'].includes(text),
  'cmi.core.exit': (text) => ['time-out', 'suspend', 'logout', ''].includes(text),
  'cmi.core.score.raw': (text) => /^\d+(\.\d+)?$/.test(text) && Number(text) <= 100,
  'cmi.core.score.min': (text) => /^\d+(\.\d+)?$/.test(text) && Number(text) <= 100,
  'cmi.core.score.max': (text) => /^\d+(\.\d+)?$/.test(text) && Number(text) <= 100,
  'cmi.core.session_time': (text) => /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/.test(text),
}

const api = {
  LMSInitialize(nothing) {
    const said = query.get('mode') === 'false' || nothing !== '' ? 'false' : inner.LMSInitialize('')
    note(`initialize ${said}`)
    return said
  },
  LMSFinish(nothing) {
    const said = nothing === '' ? inner.LMSFinish('') : 'false'
    note(`finish ${said}`)
    return said
  },
  LMSGetValue: (element) => String(inner.LMSGetValue(element)),
  LMSSetValue(element, value) {
    const isFit = typeof value === 'string' && /^[\x20-\x7e]*$/.test(value) && allowed[element]?.(value)
    const said = query.get('mode') === 'deaf' ? 'false' : isFit ? inner.LMSSetValue(element, value) : 'false'
    note(`${said === 'true' ? 'set' : 'REFUSED'} ${element.replace(/^cmi\.(core\.)?/, '')}=${value}`)
    return said
  },
  LMSCommit(nothing) {
    const said = nothing === '' ? inner.LMSCommit('') : 'false'
    note(`commit ${said}`)
    const { suspend_data, core } = JSON.parse(JSON.stringify(inner.cmi))
    const { lesson_status } = core
    const { raw, min, max } = core.score
    localStorage.setItem(key, JSON.stringify({ ...read(), cmi: { suspend_data, core: { lesson_status, score: { raw, min, max } } } }))
    return said
  },
  LMSGetLastError: () => String(inner.LMSGetLastError()),
  LMSGetErrorString: (code) => inner.LMSGetErrorString(code),
  LMSGetDiagnostic: (code) => inner.LMSGetDiagnostic(code),
}
if (query.get('mode') === 'late') setTimeout(() => void (window.API = api), 700)
else if (query.get('mode') !== 'absent') window.API = api

const launch = query.get('launch')
if (launch) {
  const frame = document.createElement('iframe')
  frame.src = launch
  frame.name = 'lesson'
  frame.title = 'Lesson'
  frame.width = '1100'
  frame.height = '700'
  document.body.append(frame)
}
