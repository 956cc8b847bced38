/** All languages behind one name. */
import { cloudflare } from './cloudflare.ts'
import { cloudfront } from './cloudfront.ts'
import type { Configuration, KeyRules, Language } from './configuration.ts'
import { fastly } from './fastly.ts'
import { nginx } from './nginx.ts'
import { varnish } from './varnish.ts'

/** @param host whose requests the rule is for, where the language asks for it */
export function configurationOf(language: Language, rules: KeyRules, host: string): Configuration {
  switch (language) {
    case 'nginx':
      return nginx(rules)
    case 'varnish':
      return varnish(rules)
    case 'cloudflare':
      return cloudflare(rules, host)
    case 'cloudfront':
      return cloudfront(rules)
    case 'fastly':
      return fastly(rules)
  }
}
