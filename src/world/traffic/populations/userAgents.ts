/**
 * User-Agent as browsers send it. Shares of browsers and platforms: about those of StatCounter Global Stats (worldwide, 2025).
 * Chrome and its kin have said little since 2023 (chromium.org, "User-Agent reduction": a major version and four zeros, `Android 10;
 * K` for every phone), so that a handful of strings make most of the traffic. The long tail are browsers inside apps (models, builds,
 * app versions), iOS releases, and robots. Laperdrix, Rudametkin, Baudry, "Beauty and the Beast" (IEEE S&P 2016) saw 11,237 strings
 * in about 119,000 browsers, 6,559 of them once. The models here are made up in the makers' style.
 */
import { deviceFor } from '../../../engine/policy/normalise.ts'
import type { DrawnValue } from '../spec.ts'
import { drawnValues, tail, type Weighted } from './weights.ts'

const countdown = (from: number, count: number): readonly number[] => Array.from({ length: count }, (_, i) => from - i)

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)'
const PHONE = 'Linux; Android 10; K'
const DESKTOPS = ['Windows NT 10.0; Win64; x64', 'Macintosh; Intel Mac OS X 10_15_7', 'X11; Linux x86_64', 'X11; CrOS x86_64 14541.0.0'] as const

/** Most people have the newest release, the others trail behind. */
function chromium(platform: string, weight: number, name: (version: number) => string, versions = 30): readonly Weighted[] {
  return tail(countdown(142, versions), weight).map(([version, share]) => [`Mozilla/5.0 (${platform}) ${WEBKIT} ${name(version)}`, share])
}

function chromes(): readonly Weighted[] {
  return [
    ...tail(DESKTOPS, 26).flatMap(([platform, weight]) => chromium(platform, weight, (version) => `Chrome/${version}.0.0.0 Safari/537.36`)),
    ...chromium(PHONE, 31, (version) => `Chrome/${version}.0.0.0 Mobile Safari/537.36`),
    ...chromium(DESKTOPS[0], 4.6, (version) => `Chrome/${version}.0.0.0 Safari/537.36 Edg/${version}.0.0.0`, 15),
    ...chromium(PHONE, 1.8, (version) => `SamsungBrowser/${version - 113}.0 Chrome/${version - 6}.0.0.0 Mobile Safari/537.36`, 12),
    ...chromium(DESKTOPS[0], 1.8, (version) => `Chrome/${version}.0.0.0 Safari/537.36 OPR/${version - 16}.0.0.0`, 12),
  ]
}

function firefoxes(): readonly Weighted[] {
  return tail(['Windows NT 10.0; Win64; x64', 'X11; Linux x86_64', 'Macintosh; Intel Mac OS X 10.15', 'Android 14; Mobile'], 2.4).flatMap(([platform, weight]) =>
    tail(countdown(144, 20), weight).map(([version, share]): Weighted => [`Mozilla/5.0 (${platform}; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`, share]),
  )
}

const IOS = countdown(18, 4).flatMap((major) => countdown(7, 8).map((minor) => `${major}_${minor}`))

function safaris(): readonly Weighted[] {
  return [
    ...tail(IOS, 12).map(([ios, share]): Weighted => [`Mozilla/5.0 (iPhone; CPU iPhone OS ${ios} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${ios.replace('_', '.')} Mobile/15E148 Safari/604.1`, share]),
    ...tail(IOS, 4).map(([ios, share]): Weighted => [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${ios.replace('_', '.')} Safari/605.1.15`, share]),
    ...tail(IOS, 1).map(([ios, share]): Weighted => [`Mozilla/5.0 (iPad; CPU OS ${ios} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${ios.replace('_', '.')} Mobile/15E148 Safari/604.1`, share]),
  ]
}

/** Models in three makers' styles, the common ones first. */
const MODELS: readonly string[] = Array.from({ length: 400 }, (_, i) => [`SM-A${100 + 7 * i}B`, `22${100 + 3 * i}PG`, `CPH2${200 + 5 * i}`][i % 3] ?? '')
const APPS = ['Instagram', 'FBAN/FB4A;FBAV/', 'musical_ly_', 'Pinterest/'] as const

function inApps(): readonly Weighted[] {
  const phones = tail(MODELS, 15).flatMap(([model, weight], i) =>
    tail(countdown(142, 8), weight).map(([version, share], j): Weighted => {
      const android = 11 + ((i + j) % 5)
      const app = APPS[(i + j) % APPS.length] ?? ''
      return [`Mozilla/5.0 (Linux; Android ${android}; ${model} Build/T${i}A.${220624 + j}; wv) ${WEBKIT} Version/4.0 Chrome/${version}.0.${7400 + i}.${20 + j} Mobile Safari/537.36 ${app}${400 + version}.0`, share]
    }),
  )
  const apples = tail(IOS, 7).flatMap(([ios, weight]) =>
    tail(countdown(402, 20), weight).map(([app, share]): Weighted => [`Mozilla/5.0 (iPhone; CPU iPhone OS ${ios} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram ${app}.0.0 (iPhone${14 + (app % 4)},${1 + (app % 3)})`, share]),
  )
  return [...phones, ...apples]
}

const ROBOTS: readonly Weighted[] = [
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 0.9],
  ['Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)', 0.4],
  ['Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)', 0.3],
  ['facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)', 0.2],
  ['curl/8.7.1', 0.1],
  [null, 0.1],
]

let made: readonly DrawnValue[] | null = null

/** Some thousands of strings; what they mean is the class of device. Made once. */
export function userAgents(): readonly DrawnValue[] {
  made ??= drawnValues([...chromes(), ...firefoxes(), ...safaris(), ...inApps(), ...ROBOTS], (value) => deviceFor(value, ['desktop', 'mobile', 'tablet', 'bot']), 'desktop')
  return made
}
