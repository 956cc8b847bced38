// Runs before the first paint, so that a page never flashes in the wrong theme: `data-theme` is 'light' or 'dark' when the
// address or the learner chose one, and absent while the system decides. Storage may throw in an embedded frame.
;(function () {
  function known(theme) {
    return theme === 'light' || theme === 'dark' || theme === 'auto'
  }
  var theme = new URLSearchParams(location.search).get('theme')
  if (!known(theme)) {
    try {
      theme = JSON.parse(localStorage.getItem('build-a-cdn:settings') || '{}').theme
    } catch (error) {
      theme = 'auto'
    }
  }
  if (known(theme) && theme !== 'auto') document.documentElement.setAttribute('data-theme', theme)
})()
