import { Fragment } from 'react'
import type { Rich } from './facts/rich.ts'

const SHOWN: Readonly<Record<string, 'code' | 'b' | 'i'>> = { code: 'code', b: 'b', i: 'i' }

/** A scene's sentence. Outcome words, terms and parts of the picture are plain words here. */
export function RichText({ of }: { readonly of: Rich }) {
  return of.map((part, index) => {
    if (typeof part === 'string') return <Fragment key={index}>{part}</Fragment>
    const Tag = SHOWN[part.tag] ?? Fragment
    return (
      <Tag key={index}>
        <RichText of={part.of} />
      </Tag>
    )
  })
}
