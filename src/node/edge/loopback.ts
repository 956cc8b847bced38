/** Who is on this machine. */
import { BlockList, isIP } from 'node:net'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** @param address as a socket gives it; an IPv4 address may stand in IPv6 clothes (`::ffff:127.0.0.1`) */
export function isLoopback(address: string | undefined): boolean {
  const plain = (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '')
  const version = isIP(plain)
  return version !== 0 && loopback.check(plain, version === 4 ? 'ipv4' : 'ipv6')
}

/** Does the Host field name this machine? A page from elsewhere whose name was pointed here (DNS rebinding) says its own. */
export function namesLoopback(host: string | undefined): boolean {
  const name = (host ?? '').toLowerCase().replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1')
  return name === 'localhost' || name.endsWith('.localhost') || isLoopback(name)
}
