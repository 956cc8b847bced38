import type { ReactNode } from 'react'
import { networkLegendCopy as words } from '../../copy/networkLegend.en.ts'
import styles from './NetworkPlate.module.css'

const HEXAGON = 'M9 1.5H15L18 6L15 10.5H9L6 6Z'

/** What the marks and lines of the networks' map mean. @param moving messages between routers are about */
export function NetworkLegend({ moving }: { readonly moving: boolean }): ReactNode {
  return (
    <ul className={styles.legend} aria-label={words.name}>
      <Entry label={words.pop}>
        <circle cx="12" cy="6" r="4.5" fill="var(--raised)" stroke="var(--ink)" strokeWidth="2" />
      </Entry>
      <Entry label={words.tier1}>
        <path className={styles.carrier} data-tier="tier-1" d={HEXAGON} />
      </Entry>
      <Entry label={words.network}>
        <path className={styles.carrier} d={HEXAGON} />
      </Entry>
      <Entry label={words.isp}>
        <circle className={styles.face} cx="12" cy="6" r="5" />
        <path className={styles.person} transform="translate(12 6.3) scale(.55)" d="M-4.4 4.9a4.4 4.1 0 0 1 8.8 0M2.3 -2.7a2.3 2.3 0 1 1-4.6 0a2.3 2.3 0 1 1 4.6 0" />
      </Entry>
      <Entry label={words.resolver}>
        <rect className={styles.face} x="7.5" y="1.5" width="9" height="9" rx="1.5" />
      </Entry>
      <Entry label={words.focus}>
        <g className={styles.mark} data-highlighted>
          <circle className={styles.halo} cx="12" cy="6" r="5" />
        </g>
      </Entry>
      {moving && (
        <Entry label={words.working}>
          <circle className={styles.working} cx="12" cy="6" r="5" />
        </Entry>
      )}
      <Entry label={words.transit}>
        <g className={styles.link} data-relation="transit">
          <path d="M0 6H24" />
          <path className={styles.arrow} d="M17 6L10 2.6V9.4Z" />
        </g>
      </Entry>
      <Entry label={words.peering}>
        <g className={styles.link} data-relation="peering">
          <path d="M0 6H24" />
        </g>
      </Entry>
      <Entry label={words.best}>
        <g className={styles.way}>
          <path d="M1 6H23" />
          <path className={styles.arrow} d="M17 6L9 2V10Z" />
        </g>
      </Entry>
      {moving && (
        <Entry label={words.announce}>
          <path d="M12 1L17 10.5H7Z" fill="var(--ink)" />
        </Entry>
      )}
      {moving && (
        <Entry label={words.withdraw}>
          <path className={styles.cross} d="M8.5 2.5L15.5 9.5M15.5 2.5L8.5 9.5" />
        </Entry>
      )}
    </ul>
  )
}

function Entry({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <li>
      <svg width="24" height="12" viewBox="0 0 24 12" aria-hidden="true" focusable="false">
        {children}
      </svg>
      {label}
    </li>
  )
}
