/** Every word that a learner of this scene reads. ICU messages; the slots are filled by figures.ts, beats.ts and checks.ts. */
import type { SceneCopy } from '../../src/lesson/copy.ts'

/** Words of the timeline under the stage, and of the table of windows. */
export const storyCopy = {
  title: 'Which version each POP would answer with',
  edge: '{city} POP',
  origin: 'Origin',
  versions: { 1: 'v1', 2: 'v2, the bug', 3: 'v3, the fix' },
  mark: 'What is live, and your mark',
  shortVersions: { 1: 'v1', 2: 'v2', 3: 'v3' },
  guess: 'your mark',
  answer: 'the run',
  harm: 'Saw the bug (◆)',
  harmIn: '{city}: {saw}',
  harmAfter: '{afterFix} of them came after the fix',
  visitors: 'Auckland’s visitors',
  fails: 'origin fails',
  works: 'works again',
  windows: 'Three windows, the same visitors',
  columns: { window: 'Window', waited: 'Waited', saw: 'Came after the fix, saw the bug', london: 'Bug last seen in London', auckland: 'Bug last seen in Auckland' },
  none: 'none',
  nobody: 'nobody',
} as const

export const copy: SceneCopy = {
  title: 'Stale-while-revalidate, and the bug it ships',
  thesis: 'If a POP may answer with its old copy while it fetches a new one, nobody waits at the end of a lifetime. The price: a bug that was cached may be seen for longer, by as much time as you allow.',
  previously: 'To ask the origin whether a copy is still current costs few bytes, but a whole round trip. Somebody has to wait for it.',
  promise: 'choose how long a stale copy may be served, knowing whom that spares and whom it hurts.',
  beats: {
    boundary: {
      title: 'Somebody waits',
      body: [
        'London reads a news page: one person every few seconds, each with a browser that has no copy of its own. The origin, in Virginia, says <code>Cache-Control: {header}</code>.',
        'An earlier visitor has filled the <part-pop-london>POP’s cache</part-pop-london>. While its copy is <term-fresh>fresh</term-fresh>, everybody is answered at once. Then its <term-ttl>lifetime</term-ttl> of {ttl} ends, and the next person comes. Watch that person.',
      ],
      after: [
        '{waited, plural, =0 {Nobody had to wait.} one {One person of {visitors} had to wait} other {# people of {visitors} had to wait}}: {waitMs} instead of {hitMs}, while the POP asked the origin. At the end of each lifetime somebody has to, in each city anew.',
      ],
    },
    behind: {
      title: 'Stale now, fresh behind',
      body: [
        'Now the header grants a window: <code>{header}</code>. For {window} after the end of the lifetime, the <part-pop-london>POP</part-pop-london> may answer with the <stale>stale</stale> copy at once. Behind that answer, with nobody waiting, it asks the <part-origin>origin</part-origin>. This is <term-stale-while-revalidate>stale-while-revalidate</term-stale-while-revalidate>, SWR for short.',
        'The same people come at the same times.',
      ],
      after: [
        '{hasWindow, select, yes {{stale, plural, one {One person was} other {# people were}} given a stale copy, as fast as a hit. Behind that, the POP asked the origin {background, plural, one {once} other {# times}}, which took {refreshMs}. Whoever came after that had the renewed copy.} other {Without a window somebody waits again.}} {waited, plural, =0 {Nobody waited.} one {One person waited.} other {# people waited.}} The list of requests shows each fetch under the request that set it off, still running when that one has been answered.',
      ],
    },
    bug: {
      title: 'The bug ships',
      body: [
        'At {bugAt} a new version of the page goes live, and it has a bug: v2. {bugLive} later, at {fixAt}, the fix is live: v3. Nobody tells the <part-pop-london>POP</part-pop-london>.',
        'The header is <code>{header}</code>. Each person who is shown v2 becomes a diamond in the timeline, and is counted.',
      ],
      after: [
        '{bug, plural, =0 {Nobody saw the bug.} other {{bug} people saw the bug; {afterFix} of them came after the fix was live. The POP had taken v2 for {ttl}, until {londonEnds}; a fix at the origin does not shorten that.}}',
        '{hasWindow, select, yes {Then comes the window. Whoever came first after {londonEnds} was still shown v2, and set off the fetch of v3. So was anybody who came while that ran. In a busy city this is soon over: the last saw v2 at {londonLast}.} other {Then somebody waited, and saw v3.}}',
      ],
    },
    sparse: {
      title: 'A bug that waits for a visitor',
      body: [
        'Add <part-pop-auckland>Auckland</part-pop-auckland>, with a POP of its own and few readers. From the bug on they come at {aucklandVisits}.',
        'A POP that fetches behind an answer needs somebody to answer. Nothing in the header makes it ask by itself: without a visitor the old copy just lies there.',
      ],
      after: [
        '{bug, plural, =0 {Nobody saw the bug.} other {In Auckland the last person saw the bug at {aucklandLast}, {aucklandAfter} after the fix; in London at {londonLast}.}} Auckland’s POP fetched v2 for the visitor of {aucklandFirst}, who came just before the fix and so is not among those who came after it. v2 was fresh there until {aucklandEnds}, and could be shown until {aucklandWindow}. The first visitor between the two is shown v2 and sets off the fetch that ends it. Whoever comes later waits, and gets what is live.',
        'So the last sighting comes at fix + lifetime + window at the latest, here {latest}. How soon it comes is up to the visitors.',
      ],
    },
    windows: {
      title: 'Three windows',
      body: [
        'The same two deploys at night, when London has a reader now and then, and <part-pop-auckland>Auckland</part-pop-auckland> hardly any. After the run, a table under the stage compares three windows for the same people: none, 30 s, and an hour (3,600 s).',
        'Choose one to see it on the stage. Compare how many wait with how many see the bug, and when.',
      ],
      after: [
        'Without a window somebody waits at the end of every lifetime. With 30 s fewer do, and one person more sees the bug. With an hour nobody waits, but in Auckland somebody who opens the page long after the fix is shown the bug: see the last column.',
        'Where people come often, a short window is enough. Where they seldom come, a long one spares them the wait and shows them old pages instead.',
      ],
    },
    failure: {
      title: 'The origin fails',
      body: [
        'Shortly before a lifetime ends the <part-origin>origin</part-origin> begins to fail: for {failsFor} every answer is an error, status 503. The POP still has its copy.',
        'The header is <code>{header}</code>. <term-stale-if-error>stale-if-error</term-stale-if-error> lets a stale copy answer in place of an error, here for {staleIfError} past its lifetime.',
      ],
      after: [
        '{onError, select, standIn {{errors, plural, =0 {Nobody saw an error.} one {One person saw an error.} other {# people saw an error.}} {stale, plural, one {One person was} other {# people were}} given the stale copy{staleAtOnce, plural, =0 {} other {, {staleAtOnce} of them at once: they came within the SWR window}}.{staleWaited, plural, =0 {} other { For {staleWaited, plural, one {one person} other {# people}} no window was left: the POP had to ask first, and they waited for the origin’s error: {errorMs}.}}} forbidden {{errors} people saw an error, though the POP had a copy and the header said stale-if-error. Where both stand, must-revalidate wins: it is for pages where an old answer is worse than none, such as a price or a balance.} other {{errors, plural, =0 {Nobody saw an error.} other {{errors} people saw an error: once the SWR window was over, nothing allowed the stale copy to answer.}}}}{renewedWaited, plural, =0 {} other { When the origin worked again, the next to come waited for its answer, which renewed the copy. In all, {waited} waited.}}',
        '<term-must-revalidate>must-revalidate</term-must-revalidate>, which you can add to the header, says the opposite: never use the copy stale.',
      ],
    },
  },
  predictions: {
    behind: {
      question: 'How many of these {visitors} people have to wait for the origin now?',
      right: 'The stale copy answers at once, and the asking happens behind it.',
      wrong: 'You said {guess}. Asking the origin still happens, as often as before, but behind an answer that has already been given: {answer} had to wait.',
    },
    reach: {
      question: 'Until when are people in London shown the bug?',
      options: {
        fix: 'Until the fix goes live, at {fixAt}',
        lifetime: 'Until the POP’s copy of v2 has lived its {ttl}, and one fetch longer',
        window: 'Until the whole window of {window} after that is over',
      },
      right: 'The fix changes nothing at the POP. The first visitor after the lifetime still sees the bug and sets off the fetch that ends it; in a busy city that visitor comes soon.',
      wrong: 'A deploy at the origin tells no POP anything, so the copy lives out its lifetime. The window is a limit, not a delay: the first visitor in it sets off the fetch of v3, and in a busy city one comes within seconds.',
    },
    'last-sighting': {
      question: 'When does the last person, in either city, see the bug?',
      right: 'Without the window, Auckland’s copy could not have been used when its last visitor came. That visitor saw v2 and set off the fetch of v3.',
      wrong: 'You said {guess}; it was {answer}. Find the visitor in Auckland who fetches v2, add the lifetime of {ttl} and the window of {window}. The first visitor after the lifetime but within the window is the last to see it.',
    },
    errors: {
      question: 'How many people see an error in these {failsFor}?',
      right: 'The stale copy stands in for every error, for as long as stale-if-error allows.',
      wrong: 'You said {guess}. The POP still has its copy, and stale-if-error lets it stand in for {staleIfError}, much longer than the failure: {answer}.',
    },
  },
  checks: {
    'choose-window': {
      title: 'Write the header',
      task: 'Both cities, with the bug at {bugAt} and the fix at {fixAt}. Choose a lifetime and a window with which all three of these hold when the run is over.',
      hint: 'A long lifetime keeps the bug by itself. A very short one has the origin asked all the time. Then look at Auckland, where v2 comes in shortly before the fix: with what window would its next visitor, at {aucklandSecond}, still be shown v2?',
      solution: 'With {ttl} and {window} somebody in London always comes within the window, so the fetch is always behind an answer. Auckland’s copy of v2 is past its window when the next visitor comes. That one waits and sees the fix.',
      parts: {
        waits: '{waited, plural, =0 {Nobody in London waits} one {Nobody in London waits: one still does} other {Nobody in London waits: # still do}}',
        bug: '{seen, plural, =0 {Nobody sees the bug later than {most} after the fix} other {Nobody sees the bug later than {most} after the fix: the last sees it {after} after}}',
        origin: 'At most {most} requests to the origin: {asked} so far',
      },
    },
    'last-visitor': {
      title: 'The last to see it',
      task: 'London on a quiet night. Visitors come at {variantVisits}. The bug goes live at {variantBug}, the fix at {variantFix}. The header is <code>Cache-Control: {variantHeader}</code>. Reckon as if a fetch took no time.',
      question: 'Which visitor is the last to see the bug?',
      hint: 'Go from visitor to visitor. How old is the copy that this one finds? Younger than {variantTtl} s: it answers. Up to {variantWindow} s older: it answers, and the live version is fetched behind. Older still: the visitor gets what is live.',
      solution: 'The copy of v2 that was shown last came at {variantFetched}. It is fresh for {variantTtl} s, and may be shown stale for {variantWindow} s more, but only until a fetch behind such an answer brings v3.',
      right: 'The copy came at {variantFetched}. It was fresh for {variantTtl} s, and for {variantWindow} s more the first to come could still be shown it.',
      wrong: 'You said {guess}; it was {answer}. The copy came at {variantFetched}: {variantTtl} s fresh, {variantWindow} s in which it may be shown stale once and is replaced behind the answer. A fix at the origin shortens neither.',
    },
    'why-old': {
      title: 'By what right?',
      task: 'The header is <code>Cache-Control: {header}</code>. The run is on the stage and in the list of requests. The last visitor, at {markedAt}, is shown v2, though v3 has been live for {liveFor}. The answer took {markedWait}.',
      question: 'What allowed the POP to answer with v2?',
      options: {
        fresh: 'The copy was still fresh',
        'stale-while-revalidate': 'stale-while-revalidate: it was stale, and a fetch went on behind the answer',
        'stale-if-error': 'stale-if-error: the origin was asked, and failed',
        origin: 'Nothing had to: the origin itself answered with v2',
      },
      hint: 'When did this copy come in, or when was it renewed? How many seconds lie between that and the last visitor? Was the origin asked before the answer, behind it, or not at all?',
      solution: '{right, select, fresh {Less than {ttl} after it had come in the copy was fresh. Nobody had to be asked.} window {The copy was past its {ttl}, but not past the window of {window}. The answer was given at once, and the fetch stands under it in the list.} error {The copy was past its lifetime and its window. The POP asked, had a 503, and stale-if-error let the copy stand in: hence the longer wait.} other {}}',
      right: '{right, select, fresh {A failing origin, or a fix that is live there, does not concern a fresh copy.} window {Stale, within the window, and answered at once.} error {Past the window, with a wait for the origin’s error: only stale-if-error allows that.} other {}}',
      wrong: '{right, select, fresh {Count from the moment when the copy came in: less than {ttl}. A fresh copy needs no other permission, whatever the origin does.} window {Count from the moment when the copy came in: more than {ttl}, less than {ttl} and {window}. Within the window it answers at once, whether the fetch behind succeeds or not.} error {Count from the moment when the copy came in: the window is over. The POP had to ask first, and the origin answered 503.} other {}}',
    },
  },
  controls: {
    window: { label: 'Window (stale-while-revalidate)', options: { '0': 'none', '30': '30 s', '3600': '3,600 s' } },
    'any-window': { label: 'Window (stale-while-revalidate)', options: { '0': 'none', '2': '2 s', '15': '15 s', '120': '120 s', '3600': '3,600 s' } },
    ttl: { label: 'Lifetime (max-age)', options: { '5': '5 s', '30': '30 s', '60': '60 s', '120': '120 s' } },
    'on-error': { label: 'If the origin fails', options: { nothing: 'nothing said', 'stale-if-error': 'stale-if-error', 'must-revalidate': 'stale-if-error and must-revalidate' } },
    'visit-london': { label: 'Visit from London' },
    'visit-auckland': { label: 'Visit from Auckland' },
    'wait-half': { label: 'Wait 30 s' },
    'wait-ten': { label: 'Wait 10 min' },
    deploy: { label: 'Deploy a new version' },
  },
  meters: { hits: 'hits', errors: 'saw an error', stale: 'answered stale', origin: 'origin requests', waited: 'waited', bug: 'saw the bug', after: 'of these after the fix' },
  whatIfs: {
    'with-window': {
      label: 'A window of 30 s',
      finding: '{waitedAfter, plural, =0 {Nobody waits} one {One person waits} other {# people wait}} instead of {waitedBefore, plural, =0 {nobody} one {one person} other {# people}}. The origin is asked {originAfter, plural, one {once} other {# times}} with the window and {originBefore, plural, one {once} other {# times}} without: the asking has not gone away, it has moved behind an answer.',
    },
    'no-window': {
      label: 'No window',
      finding: '{sawAfter} people see the bug instead of {sawBefore}, the last one at {lastAfter} instead of {lastBefore}. In a busy city the window itself harms few. Most of the harm is the lifetime’s. And {waitedAfter, plural, one {one person has} other {# people have}} to wait, instead of {waitedBefore, plural, =0 {nobody} one {one person} other {# people}}.',
    },
    'shorter-life': {
      label: 'Half the lifetime, 30 s',
      finding: 'The last person sees the bug at {lastAfter} instead of {lastBefore}. The price: {originAfter} requests to the origin instead of {originBefore}.',
    },
    'must-revalidate': {
      label: 'must-revalidate as well',
      finding: '{errorsAfter} people see an error instead of {errorsBefore, plural, =0 {nobody} one {one person} other {# people}}. must-revalidate forbids any stale use, so it cancels both stale-while-revalidate and stale-if-error.',
    },
  },
  nodes: {
    browser: { label: 'People in {city}', name: 'a reader in {city}' },
    pop: { label: '{city} POP', name: 'the {city} POP', detail: '{rtt} to the origin and back' },
    origin: { label: 'Origin · {city}', name: 'the origin' },
  },
  fieldNotes: {
    'news-site': {
      title: 'What a news site writes',
      body: [
        'A page that changes often, is read by many, and must not go down is what both directives were made for. RFC 5861 describes them; its author was with Yahoo. The Guardian has published the code of its website: at the commit linked below, a page has a lifetime of 60 s unless it knows better, a running live blog 5 s; the SWR window is a tenth of the lifetime; and stale-if-error is ten days. A short window, since its readers are many; a long stand-in, since an old front page beats an error.',
        'Browsers have windows too: Chrome from version 75 on and Firefox from 68 on obey the same directive for their own copies (about 2019). Then a person’s own browser may show the old page once more. In this scene browsers keep no copies.',
      ],
    },
    'cached-error': {
      title: 'A 500 that was kept for an hour',
      body: [
        'In August 2026 the developers of a job board described what one blanket header had done. Code that set <code>s-maxage=3600, stale-while-revalidate=86400</code> on pages never looked at the status. A few seconds of errors during a deploy were cached by their CDN; one page kept answering 500 from the cache when the origin had long recovered. In April 2026 the same was found at ecosyste.ms, with a day.',
        'An error with a lifetime is a response like any other: RFC 9111 allows storing it. Give errors <code>no-store</code>, or a few seconds; some CDNs set a lifetime for them of their own, about 10 s at CloudFront. In the Guardian’s code of the note above only 200 and 404 get a lifetime.',
      ],
    },
  },
  takeaway: [
    'At the end of a lifetime the origin must be asked, and somebody waits. With stale-while-revalidate the asking is done behind an answer: <stale>stale</stale> now, fresh for the next one.',
    'It is done only when somebody comes. In a busy city the copy is renewed soon after its lifetime. In a sparse one the old copy waits for a visitor, and may be shown until the end of the window.',
    'The last sighting of a cached bug comes at fix + lifetime + window at the latest. stale-if-error can add to that while the origin fails, and must-revalidate forbids it all.',
  ],
}
