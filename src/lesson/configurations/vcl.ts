/** What both dialects of VCL share. */
import { escapedForRegex } from './configuration.ts'

export function block(name: string, lines: readonly string[]): string {
  return [`sub ${name} {`, ...lines.map((line) => `    ${line}`), '}'].join('\n')
}

/** Gives a variable the first value whose expression fits it, else the fallback. */
export function conditions(variable: string, patterns: readonly (readonly [string, string])[], fallback: string): readonly string[] {
  if (patterns.length === 0) return [`set ${variable} = "${fallback}";`]
  return [
    ...patterns.flatMap(([value, pattern], i) => [`${i === 0 ? 'if' : '} else if'} (${variable} ~ "${pattern}") {`, `    set ${variable} = "${value}";`]),
    '} else {',
    `    set ${variable} = "${fallback}";`,
    '}',
  ]
}

/** Vary without some names, before the response is stored. */
export function varyWithout(names: readonly string[]): readonly string[] {
  const any = names.map((name) => escapedForRegex(name.toLowerCase())).join('|')
  return [
    `set beresp.http.Vary = regsuball(beresp.http.Vary, "(?i)(^|,)[ ]*(${any})[ ]*(?=,|$)", "");`,
    'set beresp.http.Vary = regsub(beresp.http.Vary, "^,[ ]*", "");',
    'if (beresp.http.Vary == "") {',
    '    unset beresp.http.Vary;',
    '}',
  ]
}
