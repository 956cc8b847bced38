import type { SceneDefinition } from '../../src/lesson/scene.ts'
import { wrongKinds } from '../../src/world/wrong.ts'
import { beats } from './beats.ts'
import { checks } from './checks.ts'
import { controls } from './controls.ts'
import { figures, meters } from './figures.ts'
import { topology } from './topology.ts'
import { traffic } from './traffic.ts'
import { INITIAL, world, type KeySettings } from './world.ts'

export const definition: SceneDefinition<KeySettings> = {
  id: '08',
  slug: '08-cache-key-and-vary',
  settings: INITIAL,
  world,
  traffic,
  topology,
  controls,
  beats,
  checks,
  figures,
  meters,
  wrong: ({ run, spec }) => wrongKinds(run, spec),
  fieldNotes: [
    {
      id: 'fell-to-five',
      sources: [
        { label: 'Fastly: Getting the most out of Vary with Fastly', url: 'https://www.fastly.com/blog/getting-most-out-vary-fastly' },
        { label: 'FT Labs, 2014: Caching User-Agent specific responses with Fastly', url: 'https://labs.ft.com/2014/10/caching-user-agent-specific-responses-with-fastly/' },
        { label: 'Section: Vary User-Agent HTTP response header and its effect in Varnish Cache', url: 'https://www.section.io/blog/vary-user-agent-http-response-header-varnish-cache/' },
      ],
    },
    {
      id: 'languages',
      sources: [
        { label: 'nginx: ngx_http_proxy_module, proxy_cache_key', url: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_cache_key' },
        { label: 'Varnish: vmod_querystring(3)', url: 'https://www.mankier.com/3/vmod_querystring' },
        { label: 'Cloudflare: Cache keys', url: 'https://developers.cloudflare.com/cache/how-to/cache-keys/' },
        { label: 'Cloudflare: Vary', url: 'https://developers.cloudflare.com/cache/concepts/vary/' },
        { label: 'Amazon CloudFront API: ParametersInCacheKeyAndForwardedToOrigin', url: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ParametersInCacheKeyAndForwardedToOrigin.html' },
        { label: 'Amazon CloudFront: Cache content based on request headers', url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/header-caching.html' },
        { label: 'Fastly: accept.language_lookup', url: 'https://www.fastly.com/documentation/reference/vcl/functions/content-negotiation/accept-language-lookup' },
        { label: 'Fastly: vcl_hash', url: 'https://www.fastly.com/documentation/reference/vcl/subroutines/hash' },
        { label: 'Cloudflare changelog, 7 November 2024: Shard cache using custom cache key values', url: 'https://developers.cloudflare.com/changelog/2024-11-07-shard-cache-by-cache-key/' },
        { label: 'Cloudflare changelog, 28 June 2026: Workers fetch requests now support cf.vary', url: 'https://developers.cloudflare.com/changelog/post/2026-06-28-cf-vary-request-option/' },
        { label: 'Simon Willison, 20 November 2023: Cloudflare does not consider vary values in caching decisions', url: 'https://simonwillison.net/2023/Nov/20/cloudflare-does-not-consider-vary-values-in-caching-decisions/' },
      ],
    },
    {
      id: 'who-comes',
      sources: [
        { label: 'Laperdrix, Rudametkin, Baudry: Beauty and the Beast (IEEE Symposium on Security and Privacy, 2016)', url: 'https://hal.inria.fr/hal-01285470' },
        { label: 'StatCounter Global Stats: Browser market share worldwide', url: 'https://gs.statcounter.com/browser-market-share' },
        { label: 'Chromium: User-Agent reduction', url: 'https://www.chromium.org/updates/ua-reduction/' },
        { label: 'Google, Search Ads 360 Help: About click IDs', url: 'https://support.google.com/searchads/answer/7342044' },
      ],
    },
    {
      id: 'poisoning',
      sources: [
        { label: 'James Kettle, PortSwigger, 2018: Practical web cache poisoning', url: 'https://portswigger.net/research/practical-web-cache-poisoning' },
        { label: 'RFC 9111 §4.1, Calculating cache keys with the Vary header field', url: 'https://www.rfc-editor.org/rfc/rfc9111#section-4.1' },
        { label: 'RFC 9111 §7.1, Cache poisoning', url: 'https://www.rfc-editor.org/rfc/rfc9111#section-7.1' },
      ],
    },
  ],
}
