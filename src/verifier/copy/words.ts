/** What the verifier says in words, by id. The figures are the verifier's own; words hold none that it can say. */
export interface AssertionWords {
  /** What is demanded, in a few words: "A deploy reaches everybody". The bound stands beside it. */
  readonly label: string
  /** What the figure is, exactly, as one sentence: what is counted, of which requests, when. */
  readonly measures: string
  /** Where to look, without saying what to change. */
  readonly hint: string
  /** What to change in the document, by the names of its members. */
  readonly fix: string
}

export interface ProbeWords {
  readonly name: string
  /** What it does, in full, so that nothing hidden decides: who asks for what, when, and what happens meanwhile. */
  readonly does: string
}

export interface WorkloadWords {
  readonly name: string
  readonly about: string
  /** By the id of the resource: a name, and what has to be known of it. */
  readonly resources: Readonly<Record<string, { readonly name: string; readonly about: string }>>
  /** By the part of the assertion's id behind the dot. */
  readonly assertions: Readonly<Record<string, AssertionWords>>
  /** By the part of the probe's id behind the dot; witnesses too. */
  readonly probes: Readonly<Record<string, ProbeWords>>
}
