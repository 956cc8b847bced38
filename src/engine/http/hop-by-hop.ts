import { remember } from '../remember.ts'
import { fieldValue, withoutNamed, type HeaderFields } from './message.ts'

/** RFC 9110 §7.6.1, and those that RFC 9111 §3.1 keeps out of a store because they speak to one proxy. */
const CONNECTION_FIELDS = [
  'Connection',
  'Keep-Alive',
  'Proxy-Connection',
  'TE',
  'Transfer-Encoding',
  'Upgrade',
  'Proxy-Authenticate',
  'Proxy-Authentication-Info',
  'Proxy-Authorization',
]

/** The header fields that go beyond this connection: without the above and without those that Connection names. */
export function endToEnd(headers: HeaderFields): HeaderFields {
  const connection = fieldValue(headers, 'connection')
  return withoutNamed(headers, connection === undefined ? CONNECTION_FIELDS : fieldsEndingWith(connection))
}

const fieldsEndingWith = remember((connection: string) => [...CONNECTION_FIELDS, ...connection.split(',').map((name) => name.trim())])
