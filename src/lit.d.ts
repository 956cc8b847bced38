/** An engine file as coloured lines, made at build time by tools/lit.ts. */
declare module '*?lit' {
  const source: import('../tools/lit.ts').LitSource
  export default source
}
