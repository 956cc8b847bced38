/**
 * What links add to an address. Campaign parameters come in few combinations: those that somebody has written into a campaign (Google
 * Analytics, "URL builders": utm_source, utm_medium, utm_campaign). Click identifiers are another one for every click: gclid (Google
 * Ads Help, "About GCLID"), fbclid (Meta), msclkid (Microsoft Advertising). How many visitors come by which link is the caller's to say.
 */
import type { ParameterSpec } from '../spec.ts'
import { tail } from './weights.ts'

const SOURCES = ['newsletter', 'google', 'instagram', 'facebook', 'tiktok', 'partner'] as const
const MEDIA = ['email', 'cpc', 'social', 'affiliate'] as const
const CAMPAIGNS = ['launch', 'autumn-sale', 'welcome', 'brand', 'retargeting'] as const

const values = (all: readonly string[]) => tail(all, 1).map(([value, share]) => ({ value, share }))

/** @param share how many requests carry each of the three */
export function campaignParameters(share: number): readonly ParameterSpec[] {
  return [
    { name: 'utm_source', values: values(SOURCES), share },
    { name: 'utm_medium', values: values(MEDIA), share },
    { name: 'utm_campaign', values: values(CAMPAIGNS), share },
  ]
}

/** @param share how many requests come from a click on an advertisement: the first share of those by Google, the rest by Meta */
export function clickParameters(share: { readonly gclid: number; readonly fbclid: number }): readonly ParameterSpec[] {
  return [
    { name: 'gclid', values: 'unique', share: share.gclid },
    { name: 'fbclid', values: 'unique', share: share.fbclid },
  ]
}
