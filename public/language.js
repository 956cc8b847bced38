// Runs before the first paint, on pages of a build with several languages: an address that asks for one of them (`lang=de`) leads to the
// same page in it. `data-languages` lists them, the one at the root of all first.
;(function () {
  var query = new URLSearchParams(location.search)
  var page = document.documentElement
  var languages = (page.getAttribute('data-languages') || '').split(' ')
  // RFC 4647 §3.4, as src/language/lookup.ts does it. A wish that none can meet counts as none.
  function lookUp(parts) {
    if (parts.length === 0) return null
    for (var i = 0; i < languages.length; i++) if (languages[i].toLowerCase() === parts.join('-')) return languages[i]
    parts.pop()
    if (parts.length > 0 && parts[parts.length - 1].length === 1) parts.pop()
    return lookUp(parts)
  }
  var wish = query.get('lang') || query.get('locale')
  var found = wish && lookUp(wish.trim().toLowerCase().replace(/_/g, '-').split('-'))
  if (!found || languages.length < 2 || found === page.lang) return
  var course = new URL(page.getAttribute('data-root') || './', location.href).pathname
  var all = page.lang === languages[0] ? course : new URL('../', location.origin + course).pathname
  var rest = location.pathname.slice(course.length)
  // A host that has one page for all that is missing answers with it below a language's folder, too: one more tag would lead to it again,
  // and so on without end.
  function isTag(folder) {
    return languages.some(function (tag, i) {
      return i > 0 && tag.toLowerCase() === folder.toLowerCase()
    })
  }
  if (page.lang === languages[0] && (isTag(rest.split('/')[0]) || isTag(course.split('/').slice(-2)[0]))) return
  // Nothing of this page is to be seen on the way.
  page.hidden = true
  location.replace(all + (found === languages[0] ? '' : found + '/') + rest + location.search + location.hash)
})()
