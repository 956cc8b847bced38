// Runs before the first paint, so that a page never flashes in the wrong theme or with parts that a frame leaves out: `data-theme`
// is 'light' or 'dark' when the address or the learner chose one, and absent while the system decides; `data-embed` says that the
// page stands in a frame, and how it gets its height. Storage may throw in an embedded frame.
;(function () {
  var query = new URLSearchParams(location.search)
  var page = document.documentElement
  function known(theme) {
    return theme === 'light' || theme === 'dark' || theme === 'auto'
  }
  var theme = query.get('theme')
  if (!known(theme)) {
    try {
      theme = JSON.parse(localStorage.getItem('build-a-cdn:settings') || '{}').theme
    } catch (error) {
      theme = 'auto'
    }
  }
  if (known(theme) && theme !== 'auto') page.setAttribute('data-theme', theme)
  if (query.get('embed') === '1') {
    page.setAttribute('data-embed', query.get('height') === 'auto' ? 'auto' : 'fixed')
    page.setAttribute('data-hide', query.get('hide') || '')
  }
})()
