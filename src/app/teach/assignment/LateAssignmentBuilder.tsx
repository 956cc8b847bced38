import { Late } from '../../../lesson/ui/Late.tsx'

const load = () => import('./AssignmentBuilder.tsx').then(({ AssignmentBuilder }) => AssignmentBuilder)

/** The assignment builder, with the verifier's words and objectives behind it, when the page that names it is there. */
export function LateAssignmentBuilder({ studioHref }: { readonly studioHref?: string }) {
  return <Late load={load} props={{ studioHref }} />
}
