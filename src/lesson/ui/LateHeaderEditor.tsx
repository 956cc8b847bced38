import type { HeaderEditorProps } from './editors.ts'
import styles from './HeaderEditor.module.css'
import { Late } from './Late.tsx'

const load = () => import('./HeaderEditor.tsx').then((module) => module.HeaderEditor)

/** The header editor for pages whose first screen does not show it: until its code has come, and where no script runs, the text alone. */
export function LateHeaderEditor(props: HeaderEditorProps) {
  return <Late load={load} props={props} meanwhile={<Text {...props} />} />
}

function Text({ label, value }: HeaderEditorProps) {
  return (
    <div className={styles.editor}>
      <span className={styles.label}>{label}</span>
      <div className={styles.layers}>
        <pre className={styles.marked}>{value}</pre>
      </div>
    </div>
  )
}
