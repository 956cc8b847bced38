/** A file's name from what somebody is called. In: any text. Out: a name that every system takes; letters of any script stay. */
import { handIn as words } from './copy.en.ts'

const MOST = 60
/** Windows keeps these for devices, whatever ending they have. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/

export function fileNameFor(name: string): string {
  const plain = [...name.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')].slice(0, MOST).join('').replace(/^-+|-+$/g, '')
  if (DEVICE.test(plain)) return `${plain}-.json`
  return `${plain === '' ? words.fileName : plain}.json`
}
