/** Words of the legend below the plate that draws networks; it comes after the page, and so do they. */
export const networkLegendCopy = {
  name: 'How to read the map',
  pop: 'POP',
  tier1: 'tier-1 carrier',
  network: 'other carrier',
  isp: 'ISP with its people',
  resolver: 'public resolver',
  working: 'deciding',
  focus: 'spoken of',
  transit: 'customer to provider',
  peering: 'peering',
  best: 'best route',
  announce: 'announcement',
  withdraw: 'withdrawal',
} as const
