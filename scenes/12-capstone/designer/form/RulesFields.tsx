import { formatText } from '../../../../src/stage/prose/message.ts'
import { valueAt, withValue, type Keys } from '../change.ts'
import { form as words } from '../copy.en.ts'
import { ChoiceField, FlagField, ListField, SecondsField } from './fields.tsx'
import { useForm } from './FormContext.ts'
import { Group } from './Group.tsx'
import styles from './Group.module.css'
import { QueryField } from './QueryField.tsx'
import { RecordField } from './RecordField.tsx'

const { fields, groups, choices } = words

/** What new rows are called: what most need first. */
const STATUSES = ['404', '5xx', '4xx', '403', '410', '429', '500', '502', '503', '504']
const FIELDS = ['x-currency', 'x-country', 'x-device', 'accept', 'x-variant']
const FRESH_ERROR_SECONDS = 10

/** Everything that a route decides, or the default. `at`: where it stands. */
export function RulesFields({ at }: { readonly at: Keys }) {
  const { document, change } = useForm()
  const cache = [...at, 'cache']
  const bypass = valueAt(document, cache) === false
  const under = (...keys: Keys): Keys => [...at, ...keys]
  const purge = under('purge')
  const hasPurge = valueAt(document, purge) !== undefined
  return (
    <>
      <div className={styles.fields}>
        <ChoiceField
          at={cache}
          words={fields.cache}
          options={{ bypass: choices.cache.bypass }}
          noneSaid={choices.cache.on}
          chosen={bypass ? 'bypass' : ''}
          onChoose={(option) => change((before) => withValue(before, cache, option === 'bypass' ? false : undefined))}
        />
      </div>
      {bypass && <p className={styles.aside}>{words.bypassed}</p>}
      <Group title={groups.edge} of={[under('edge')]}>
        <SecondsField at={under('edge', 'ttlSeconds')} words={fields.edgeTtl} />
        <ChoiceField at={under('edge', 'when')} words={fields.when} options={choices.when} />
        <SecondsField at={under('edge', 'staleWhileRevalidateSeconds')} words={fields.whileRevalidate} />
        <SecondsField at={under('edge', 'staleIfErrorSeconds')} words={fields.ifError} />
        <RecordField
          at={under('edge', 'errorTtlSeconds')}
          words={fields.errors}
          names={STATUSES}
          fresh={FRESH_ERROR_SECONDS}
          nameWords={fields.errorStatus}
          add={words.addRow.errors}
          value={(where, name) => <SecondsField at={where} words={{ ...fields.errorTtl, label: formatText(fields.errorTtl.label, { status: name }) }} keepEmpty />}
        />
      </Group>
      <Group title={groups.browser} of={[under('browser')]}>
        <SecondsField at={under('browser', 'ttlSeconds')} words={fields.browserTtl} />
        <FlagField at={under('browser', 'immutable')} words={fields.immutable} />
        <FlagField at={under('browser', 'private')} words={fields.private} />
        <FlagField at={under('browser', 'noStore')} words={fields.noStore} />
        <FlagField at={under('browser', 'resetAge')} words={fields.resetAge} />
      </Group>
      <Group title={groups.key} of={[under('key')]}>
        <QueryField at={under('key', 'query')} />
        <ListField at={under('key', 'headers')} words={fields.keyHeaders} by="comma" />
        <ListField at={under('key', 'cookies')} words={fields.keyCookies} by="comma" />
      </Group>
      <Group title={groups.normalise} of={[under('normalise')]}>
        <ListField at={under('normalise', 'acceptEncoding')} words={fields.acceptEncoding} by="comma" />
        <ListField at={under('normalise', 'acceptLanguage')} words={fields.acceptLanguage} by="comma" />
        <ListField at={under('normalise', 'userAgent')} words={fields.userAgent} by="comma" />
        <ListField at={under('normalise', 'headers')} words={fields.headers} by="comma" />
        <RecordField
          at={under('normalise', 'values')}
          words={fields.values}
          names={FIELDS}
          fresh={[]}
          nameWords={fields.valuesName}
          add={words.addRow.values}
          value={(where, name) => <ListField at={where} words={{ ...fields.valuesOf, label: formatText(fields.valuesOf.label, { name }) }} by="line" keepEmpty />}
        />
      </Group>
      <Group title={groups.response} of={[under('vary'), under('setCookie'), under('tags')]}>
        <ListField at={under('vary', 'ignore')} words={fields.varyIgnore} by="comma" />
        <ChoiceField at={under('setCookie')} words={fields.setCookie} options={choices.setCookie} />
        <ListField at={under('tags')} words={fields.tags} by="comma" />
      </Group>
      <Group title={groups.purge} of={[purge]}>
        <ChoiceField
          at={under('purge', 'by')}
          words={fields.purgeBy}
          options={choices.by}
          // Without what is purged, how it is purged says nothing.
          onChoose={(option) => change((before) => withValue(before, option ? [...purge, 'by'] : purge, option))}
        />
        {hasPurge && <ChoiceField at={under('purge', 'mode')} words={fields.purgeMode} options={choices.mode} />}
      </Group>
    </>
  )
}
