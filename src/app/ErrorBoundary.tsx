import { Component, useState, type ErrorInfo, type ReactNode } from 'react'
import { en } from './copy/en.ts'
import css from './pages/Message.module.css'
import button from './shell/Button.module.css'

interface Props {
  readonly children: ReactNode
  readonly homeHref: string
  readonly what: 'scene' | 'page'
  /** When this changes, the page is tried anew. */
  readonly resetKey: string
}
interface State {
  readonly error: unknown
  readonly failed: boolean
  readonly stack: string
  readonly key: string
}

/** Keeps a fault in one page from taking the course with it. Progress lives in the store, outside of it. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, failed: false, stack: '', key: this.props.resetKey }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error, failed: true }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.key ? null : { key: props.resetKey, failed: false, error: null, stack: '' }
  }

  override componentDidCatch(_error: unknown, info: ErrorInfo): void {
    this.setState({ stack: info.componentStack ?? '' })
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    const { error, stack } = this.state
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return (
      <FaultPage
        details={`${message}\n${stack}`.trim()}
        homeHref={this.props.homeHref}
        what={this.props.what}
        onAgain={() => this.setState({ failed: false, error: null, stack: '' })}
      />
    )
  }
}

interface FaultProps extends Pick<Props, 'homeHref' | 'what'> {
  readonly details: string
  readonly onAgain: () => void
}

function FaultPage({ details, homeHref, what, onAgain }: FaultProps) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no')
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(`${location.href}\n${navigator.userAgent}\n${details}`)
      setCopied('yes')
    } catch {
      setCopied('refused')
    }
  }
  return (
    <div className={css.message} role="alert">
      <h1 tabIndex={-1}>{en.errors.title[what]}</h1>
      <p>{en.errors.body}</p>
      <p>{en.errors.mend}</p>
      <div className={css.actions}>
        <button type="button" className={button.main} onClick={onAgain}>
          {en.errors.again[what]}
        </button>
        <a className={button.button} href={homeHref}>
          {en.errors.home}
        </a>
        <button type="button" className={button.button} onClick={() => void copy()}>
          {copied === 'yes' ? en.errors.copied : en.errors.copy}
        </button>
      </div>
      {copied === 'refused' && <p>{en.errors.copyFailed}</p>}
      <details open={copied === 'refused'}>
        <summary>{en.errors.details}</summary>
        <pre>{details}</pre>
      </details>
    </div>
  )
}
