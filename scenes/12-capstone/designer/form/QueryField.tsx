import { valueAt, type Keys } from '../change.ts'
import { form as words } from '../copy.en.ts'
import { ChoiceField, ListField } from './fields.tsx'
import { useForm } from './FormContext.ts'

const { fields, choices } = words

/** Which parameters are part of the key: a word, or a list of names of one kind or the other. */
export function QueryField({ at }: { readonly at: Keys }) {
  const { document, set } = useForm()
  const query = valueAt(document, at)
  const list = typeof query === 'object' && query !== null ? (['include', 'exclude'] as const).find((kind) => Object.hasOwn(query, kind)) : undefined
  const names = list && valueAt(query, [list])
  return (
    <>
      <ChoiceField
        at={at}
        words={fields.query}
        options={choices.query}
        chosen={list ?? (typeof query === 'string' ? query : '')}
        // The names stay when their meaning is turned around.
        onChoose={(option) => set(at, option === 'include' || option === 'exclude' ? { [option]: names ?? [] } : option)}
      />
      {list && <ListField at={[...at, list]} words={fields.parameters} by="line" keepEmpty />}
    </>
  )
}
