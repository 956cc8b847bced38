// Runs before the first paint, so that a page never flashes in the wrong theme or with parts that a frame leaves out: `data-theme`
// is 'light' or 'dark' when the address or the learner chose one, and absent while the system decides; `data-embed` says that the
// page stands in a frame, and how it gets its height; `data-script` says that there is script. Storage may throw in an embedded frame.
;(function () {
  var query = new URLSearchParams(location.search)
  var page = document.documentElement
  page.setAttribute('data-script', '')
  // As src/app/embed/wishes.ts reads them; a test compares.
  function asked(name) {
    return (query.get(name) || '').trim().toLowerCase()
  }
  function known(theme) {
    return theme === 'light' || theme === 'dark' || theme === 'auto'
  }
  var theme = asked('theme')
  if (!known(theme)) {
    try {
      theme = JSON.parse(localStorage.getItem('build-a-cdn:settings') || '{}').theme
    } catch (error) {
      theme = 'auto'
    }
  }
  if (known(theme) && theme !== 'auto') page.setAttribute('data-theme', theme)
  if (query.get('embed') === '1') {
    page.setAttribute('data-embed', asked('height') === 'auto' ? 'auto' : 'fixed')
    page.setAttribute('data-hide', asked('hide'))
    // A host may speak before the frame's own code is here to listen: reveal.js says that a slide starts as soon as its frame is loaded.
    window.earlyMessages = []
    addEventListener('message', function (event) {
      if (window.earlyMessages && window.earlyMessages.length < 20) window.earlyMessages.push(event)
    })
  }
})()
// The words can be read without script. So on a slow line nothing comes before what paints them: the page's script waits in a template
// (tools/html.mjs) until the first paint. Where none is to be awaited, it does not wait: in a hidden tab, and in a frame, which paints
// when it is scrolled to.
;(function () {
  var started = false
  function start() {
    var late = document.querySelector('template[data-late]')
    if (started || !late) return
    started = true
    document.head.appendChild(late.content)
  }
  function begin() {
    if (document.hidden || window !== window.top) return start()
    // For browsers that don't tell of paints.
    setTimeout(start, 3000)
    new PerformanceObserver(function (list) {
      if (list.getEntriesByName('first-contentful-paint').length > 0) start()
    }).observe({ type: 'paint', buffered: true })
  }
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin)
  else begin()
})()
