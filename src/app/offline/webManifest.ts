/** What a browser needs to install the course (Web Application Manifest). Every address is relative to the manifest's own. */
import { DIRECTION } from '../../language/direction.ts'
import { LANGUAGE } from '../../language/locale.ts'
import { offlineCopy } from './copy.en.ts'

export const WEB_MANIFEST_FILE = 'manifest.webmanifest'

const icons = [192, 512].flatMap((size) =>
  (['any', 'maskable'] as const).map((purpose) => ({ src: `./icons/${purpose}-${size}.png`, sizes: `${size}x${size}`, type: 'image/png', purpose })),
)

/** The manifest has one colour for the window's bar; pages name one for each theme themselves (`<meta name="theme-color">`). */
export function webManifest(): object {
  const { name, short, description } = offlineCopy.manifest
  return {
    id: './',
    name,
    short_name: short,
    description,
    lang: LANGUAGE,
    dir: DIRECTION,
    start_url: './',
    scope: './',
    display: 'standalone',
    // --ground of the light theme.
    theme_color: '#faf9f5',
    background_color: '#faf9f5',
    icons,
  }
}
