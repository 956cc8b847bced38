import type { OwnEditorProps } from '../../src/lesson/ui/editors.ts'
import { placeCopy, studioBelow } from './choices.en.ts'
import { chosenIn, placesOf, withChoice } from './choices.ts'
import styles from './Choices.module.css'

/** The open places of a configuration, each with what may stand there. */
export function Choices({ id, label, value, onSet }: OwnEditorProps) {
  // The studio puts things on the stage by itself.
  if (id === 'play') return <p className={styles.note}>{studioBelow}</p>
  const chosen = chosenIn(value)
  return (
    <fieldset className={styles.choices} data-control={id}>
      <legend>{label}</legend>
      {placesOf(value).map((place) => (
        <div key={place.id} className={styles.place} role="group" aria-label={placeCopy[place.id]?.label}>
          <p className={styles.title}>
            {placeCopy[place.id]?.label} <code>{placeCopy[place.id]?.member}</code>
          </p>
          <div className={styles.options}>
            {place.options.map((option) => {
              const to = withChoice(value, place.id, option)
              return (
                <button key={option} type="button" className={styles.option} data-to={to} aria-pressed={chosen[place.id] === option} onClick={() => onSet(to)}>
                  {placeCopy[place.id]?.options[option] ?? option}
                </button>
              )
            })}
          </div>
        </div>
      ))}
    </fieldset>
  )
}
