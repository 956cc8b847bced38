// Runs before the first paint, so that a page never flashes in the wrong theme or with parts that a frame leaves out: `data-theme`
// is 'light' or 'dark' when the address or the learner chose one, and absent while the system decides; `data-embed` says that the
// page stands in a frame, and how it gets its height. Storage may throw in an embedded frame. And before all that, an address that asks
// for a language which the course has leads to the same page in it: `data-languages` lists them, the one at the root of all first.
;(function () {
  var query = new URLSearchParams(location.search)
  var page = document.documentElement
  var languages = (page.getAttribute('data-languages') || '').split(' ')
  // RFC 4647 §3.4, as src/language/lookup.ts does it. No wish, or none that can be met, is met by the first.
  function lookUp(parts) {
    if (parts.length === 0) return languages[0]
    for (var i = 0; i < languages.length; i++) if (languages[i].toLowerCase() === parts.join('-')) return languages[i]
    parts.pop()
    if (parts.length > 0 && parts[parts.length - 1].length === 1) parts.pop()
    return lookUp(parts)
  }
  var wish = query.get('lang') || query.get('locale')
  var found = wish && lookUp(wish.trim().toLowerCase().replace(/_/g, '-').split('-'))
  if (wish && languages.length > 1 && found !== page.lang) {
    var course = new URL(page.getAttribute('data-root') || './', location.href).pathname
    var all = page.lang === languages[0] ? course : new URL('../', location.origin + course).pathname
    var folder = found === languages[0] ? '' : found + '/'
    // Nothing of this page is to be seen on the way.
    page.hidden = true
    location.replace(all + folder + location.pathname.slice(course.length) + location.search + location.hash)
    return
  }
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
