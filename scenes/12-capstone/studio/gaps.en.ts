/** Notes of the configuration to complete: what has to be achieved, and not how. */
export const worked = 'It meets every objective. Each route says why it stands as it does; whatever you change, verify again.'
export const complete = 'To complete: notes that begin so stand where a member is missing. Verify, and the objectives that fail tell what it was for.'

/** By the objective that fails without the member. */
export const gaps: Readonly<Record<string, string>> = {
  'static.expiry': 'To complete: eight POPs fetch everything for themselves, and all at once when it expires. The origin can’t make that much.',
  'static.hits': 'To complete: each link brings a query of its own, and the origin makes the same picture anew for each. Which part of the query makes another picture?',
  'static.poisoned': 'To complete: a request field that anybody may send decides where the links of a page lead, and the page is kept for everybody.',
  'static.outage': 'To complete: when the origin fails, expired pages turn into errors. Nobody minds a page that is some hours old.',
  'static.deploy': 'To complete: nobody tells the POPs when a page has changed, so the old one stays for its whole lifetime.',
  'api.cookies': 'To complete: these answers belong to one person each, and not every one of them says so.',
  'api.price': 'To complete: a new price has to reach everybody within two minutes, in lists of products too.',
  'video.segment': 'To complete: a segment never changes, and players everywhere want the newest at the same moment. What isn’t there yet will be there a second later.',
  'realtime.load': 'To complete: thousands ask for the same quote each second, and one that is two seconds old is still good. When the origin fails, an old quote looks like a new one.',
}
