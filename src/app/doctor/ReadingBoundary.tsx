import { Component, type ReactNode } from 'react'
import { doctorCopy as copy } from './copy.en.ts'
import css from './DoctorPage.module.css'

interface Props {
  readonly children: ReactNode
  /** What is read; another text is tried anew. */
  readonly source: string
}
interface State {
  readonly failed: string | null
  readonly source: string
}

/** A fault in the reading takes neither the page nor the pasted text with it: that stays above, to be changed. */
export class ReadingBoundary extends Component<Props, State> {
  override state: State = { failed: null, source: this.props.source }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { failed: error instanceof Error ? error.message : String(error) }
  }

  static getDerivedStateFromProps({ source }: Props, state: State): Partial<State> | null {
    return source === state.source ? null : { source, failed: null }
  }

  override render(): ReactNode {
    if (this.state.failed === null) return this.props.children
    return (
      <div className={css.failed} role="alert">
        <h2>{copy.stopped}</h2>
        <p>{copy.stoppedMend}</p>
        <p>
          <code>{this.state.failed.slice(0, 200)}</code>
        </p>
      </div>
    )
  }
}
