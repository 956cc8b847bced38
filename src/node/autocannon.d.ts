/** autocannon 9.0 ships no types. What is used of it here. */
declare module 'autocannon' {
  export interface Options {
    readonly url: string
    readonly connections: number
    /** Seconds. */
    readonly duration: number
    readonly requests: readonly { readonly path: string }[]
  }

  export interface Result {
    /** Seconds that it took. */
    readonly duration: number
    readonly requests: { readonly total: number }
    readonly '2xx': number
    readonly non2xx: number
    readonly errors: number
  }

  export default function autocannon(options: Options): Promise<Result>
}
