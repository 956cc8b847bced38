/** oEmbed 1.0 (oembed.com, §2.3.4.4), written once for each scene at build time. */
import { en as shell } from '../copy/en.ts'
import { FRAME_HEIGHT_PX, snippetFor, type SnippetOptions } from './snippet.ts'

const WIDTH_PX = 1080
/** A day: the markup hardly ever changes. */
const CACHE_AGE_SECONDS = 86_400

/** The response of an oEmbed provider for one scene. */
export interface OEmbed {
  readonly version: '1.0'
  readonly type: 'rich'
  readonly title: string
  readonly provider_name: string
  /** Left out where the build does not know its address. */
  readonly provider_url?: string
  readonly cache_age: number
  readonly html: string
  readonly width: number
  readonly height: number
}

/**
 * In: a scene, and the address that the course will have; null: not known, then the markup's addresses hold from the scene's own page,
 * against which a consumer has to resolve them.
 */
export function oembedOf(scene: SnippetOptions['scene'], siteUrl: string | null): OEmbed {
  const absolute = siteUrl !== null
  // From the scene's page the course's root is two folders up.
  const html = snippetFor({ courseUrl: siteUrl ?? '../../', scene, heightPx: FRAME_HEIGHT_PX })
  return {
    version: '1.0',
    type: 'rich',
    title: `${scene.id} ${scene.title}`,
    provider_name: shell.product,
    ...(absolute && { provider_url: siteUrl }),
    cache_age: CACHE_AGE_SECONDS,
    html: html.replace('width="100%"', `width="${WIDTH_PX}"`).replace('frameborder="0"', 'frameborder="0" style="max-width:100%"'),
    width: WIDTH_PX,
    height: FRAME_HEIGHT_PX,
  }
}

export const OEMBED_FILE = 'oembed.json'

/**
 * The course's address from a build's environment. Out: with a slash at its end, or null where none is set.
 * @throws Error in plain words on a text that is no absolute http address
 */
export function siteUrlOf(text: string | undefined): string | null {
  if (text === undefined || text.trim() === '') return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol)) throw new Error(`SITE_URL is "${text}", which is no absolute address. Write it whole, as in https://example.org/cdn/, or leave it out.`)
  return `${url.origin}${url.pathname.replace(/\/*$/, '/')}`
}
