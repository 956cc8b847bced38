/**
 * The designer: load it late. It brings the policy format's parser along, which nothing before needs.
 */
export { DesignerPanel as default, DesignerPanel, type DesignerActions, type DesignerProps } from './DesignerPanel.tsx'
export type { Resource } from './deciding.ts'
export type { Named } from './form/Workloads.tsx'
export { KEPT_KEY } from './keep.ts'
export { newDesign, reduceDesign, reopened, type Design, type DesignAction } from './design.ts'
export { useDesign, type KeptDesign } from './useDesign.ts'
export { fromLink, holdsConfiguration, toLink, type FromLink, type Objectives } from './share.ts'
export { written } from './written.ts'
