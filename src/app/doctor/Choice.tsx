import { useState } from 'react'
import type { Exchange } from '../../doctor/exchange.ts'
import { doctorCopy as copy } from './copy.en.ts'
import css from './DoctorPage.module.css'
import { choices, FILTER_FROM } from './choices.ts'

interface Props {
  readonly exchanges: readonly Exchange[]
  readonly value: number
  readonly onChange: (index: number) => void
}

/** Which of the exchanges is shown; of many, those whose address or status has what is typed. */
export function Choice({ exchanges, value, onChange }: Props) {
  const [filter, setFilter] = useState('')
  const { shown, fitting } = choices(exchanges, filter, value)
  return (
    <div className={css.choices}>
      {exchanges.length >= FILTER_FROM && (
        <label className={css.choice}>
          {copy.filter}
          <input type="search" value={filter} spellCheck={false} autoComplete="off" onChange={(event) => setFilter(event.target.value)} />
        </label>
      )}
      <label className={css.choice}>
        {copy.exchange(exchanges.length)}
        <select value={value} onChange={(event) => onChange(Number(event.target.value))}>
          {shown.map((index) => {
            const { request, response, fromStore = false } = exchanges[index]!
            return (
              <option key={index} value={index}>
                {copy.entry(index, response.status, request?.method ?? null, request?.url ?? null, fromStore)}
              </option>
            )
          })}
        </select>
      </label>
      {exchanges.length >= FILTER_FROM && (
        <p role="status" className={css.fitting}>
          {copy.fitting(fitting, Math.min(fitting, shown.length))}
        </p>
      )}
    </div>
  )
}
