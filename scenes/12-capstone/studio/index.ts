/** The studio: load it late. It brings the designer, the policy format's parser and the verifier's words along. */
export { Studio as default, Studio, type StudioProps } from './Studio.tsx'
