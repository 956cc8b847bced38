/** Entity tags and lists of them (RFC 9110 §8.8.3, §13.1.2). Oracle: the grammar, character by character. */
import { isWeak, listsEtag, weaklyEqual } from '../../../engine/http/validators.ts'
import type { Random } from '../../random.ts'
import { holds, type Subject } from '../subject.ts'
import { anyText, longTexts, repeated, smallerTexts } from '../text.ts'

interface Lookup {
  readonly list: string
  readonly etag: string
}

const CORPUS = ['"a"', 'W/"a"', '"a", "b"', 'W/"a", "b",W/"c"', '"a,b", "c"', '""', '*', 'a', '"a', 'W/a', 'w/"a"', '"a" "b"', ', "a",,', '"é"', '"a\\"b"']
const ATOMS = ['"', 'W/', '"a"', ', ', ',', 'a', 'b', '*', ' ', '\\', 'w/', 'é']

export const entityTags: Subject<Lookup> = {
  name: 'entity-tags',
  classes: ['listed', 'not listed', 'malformed'],
  generate: (random) => ({
    list: anyText(random, validList, ATOMS),
    etag: random.chance(0.7) ? validTag(random) : anyText(random, (again) => again.pick(CORPUS), ATOMS),
  }),
  parse: ({ list, etag }) => listsEtag(list, etag),
  check({ list, etag }) {
    const listed = listsEtag(list, etag)
    holds(weaklyEqual(etag, etag), 'a tag equals itself', etag)
    holds(weaklyEqual(list, etag) === weaklyEqual(etag, list), 'comparison has no direction')
    holds(weaklyEqual(`W/${etag}`, etag) || etag.startsWith('W/'), 'weakness does not count')
    holds(isWeak(`W/${etag}`), 'W/ makes it weak')
    const tags = tagsOf(list)
    const [own, ...others] = tagsOf(etag) ?? []
    if (tags === null || own === undefined || others.length > 0 || own !== etag) return 'malformed'
    holds(listed === tags.some((tag) => opaque(tag) === opaque(own)), 'agrees with the grammar', listed, tags)
    holds(listsEtag(`"zz", ${list}`, etag) === (listed || opaque(etag) === '"zz"'), 'another tag in front changes nothing')
    return listed ? 'listed' : 'not listed'
  },
  *smaller({ list, etag }) {
    for (const text of smallerTexts(list)) yield { list: text, etag }
    for (const text of smallerTexts(etag)) yield { list, etag: text }
  },
  show: (input) => JSON.stringify(input),
  *long(length) {
    for (const list of longTexts(length, ATOMS, CORPUS)) yield { list, etag: '"zz"' }
  },
}

function validTag(random: Random): string {
  return `${random.chance(0.3) ? 'W/' : ''}"${repeated(random, 2, () => random.pick(['a', 'b', 'é', ',', ' '.replace(' ', '!')]))}"`
}

function validList(random: Random): string {
  let list = validTag(random)
  for (let left = random.below(4); left > 0; left--) list += random.pick([',', ', ', ' , ', ',,']) + validTag(random)
  return list
}

function opaque(tag: string): string {
  return tag.startsWith('W/') ? tag.slice(2) : tag
}

/** The members of `#entity-tag`; null when the text is no such list. */
function tagsOf(text: string): readonly string[] | null {
  const tags: string[] = []
  let at = 0
  const skip = () => {
    while (text[at] === ' ' || text[at] === '\t') at++
  }
  while (at < text.length) {
    skip()
    if (at < text.length && text[at] !== ',') {
      const from = at
      if (text.startsWith('W/', at)) at += 2
      if (text[at] !== '"') return null
      at++
      while (isEtagCharacter(text.charCodeAt(at))) at++
      if (text[at] !== '"') return null
      at++
      tags.push(text.slice(from, at))
      skip()
    }
    if (at < text.length && text[at] !== ',') return null
    at++
  }
  return tags
}

/** etagc: %x21 / %x23-7E / obs-text. */
function isEtagCharacter(code: number): boolean {
  return code === 0x21 || (code >= 0x23 && code <= 0x7e) || (code >= 0x80 && code <= 0xff)
}
