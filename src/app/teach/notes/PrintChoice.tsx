import button from '../../shell/Button.module.css'
import teach from '../teach.module.css'
import { notesCopy } from './copy.en.ts'
import css from './notes.module.css'

const copy = notesCopy.print

/** Which of the two is printed. The style sheet reads the choice from here, so that the browser's own command prints the same. */
export function PrintChoice() {
  return (
    <div className={css.print}>
      <fieldset>
        <legend>{copy.what}</legend>
        {(['handout', 'notes'] as const).map((what) => (
          <label key={what} className={teach.tick}>
            <input type="radio" name="print" value={what} defaultChecked={what === 'handout'} data-print-choice={what} />
            <span>{copy[what]}</span>
          </label>
        ))}
      </fieldset>
      <button type="button" className={`${button.main} ${teach.needsScript}`} data-block="" onClick={() => print()}>
        {copy.button}
      </button>
      <p className={teach.help}>{copy.help}</p>
    </div>
  )
}
