/** The studio: load it late. It brings the designer, the policy format's parser and the verifier's words along. */
export { StudioRoom as default, StudioRoom as Studio } from './assignment/StudioRoom.tsx'
export type { StudioProps } from './Studio.tsx'
