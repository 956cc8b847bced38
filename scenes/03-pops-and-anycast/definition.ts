import type { SceneDefinition } from '../../src/lesson/scene.ts'
import { beats } from './beats.ts'
import { checks } from './checks.ts'
import { controls } from './controls.ts'
import { figures, meters } from './figures.ts'
import { topology } from './topology.ts'
import { INITIAL, world, type DoorSettings } from './world.ts'

export const definition: SceneDefinition<DoorSettings> = {
  id: '03',
  slug: '03-pops-and-anycast',
  settings: INITIAL,
  world,
  topology,
  controls,
  beats,
  checks,
  figures,
  meters,
  fieldNotes: [
    {
      id: 'who-uses-which',
      sources: [
        { label: 'Cloudflare: What is Anycast?', url: 'https://www.cloudflare.com/learning/cdn/glossary/anycast-network/' },
        { label: 'Chen, Sitaraman and Torres, SIGCOMM 2015: End-User Mapping', url: 'https://doi.org/10.1145/2785956.2787500' },
        { label: 'Amazon CloudFront: Request Anycast static IPs', url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/request-static-ips.html' },
        { label: 'Calder and others, IMC 2015', url: 'https://doi.org/10.1145/2815675.2815717' },
      ],
    },
    {
      id: 'vpn',
      sources: [{ label: 'RFC 7871: Client Subnet in DNS Queries', url: 'https://www.rfc-editor.org/rfc/rfc7871' }],
    },
    {
      id: 'floods',
      sources: [
        { label: 'Cloudflare, 10 October 2023: HTTP/2 Rapid Reset', url: 'https://blog.cloudflare.com/technical-breakdown-http2-rapid-reset-ddos-attack/' },
        { label: 'Google Cloud, 10 October 2023', url: 'https://cloud.google.com/blog/products/identity-security/google-cloud-mitigated-largest-ddos-attack-peaking-above-398-million-rps' },
      ],
    },
    {
      id: 'inside-the-isp',
      sources: [
        { label: 'Netflix Open Connect: Network configuration', url: 'https://openconnect.zendesk.com/hc/en-us/articles/360035533071' },
        { label: 'Netflix Open Connect: Fill', url: 'https://openconnect.zendesk.com/hc/en-us/articles/360035618071' },
      ],
    },
    {
      id: 'ladder',
      sources: [{ label: 'RFC 4271 §9.1.2.2, Breaking Ties (Phase 2)', url: 'https://www.rfc-editor.org/rfc/rfc4271#section-9.1.2.2' }],
    },
    {
      id: 'hierarchies',
      sources: [{ label: 'Nygren, Sitaraman and Sun, 2010: The Akamai Network', url: 'https://doi.org/10.1145/1842733.1842736' }],
    },
  ],
}
