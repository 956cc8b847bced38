/** Which course packages stand beside the pages: `packages/index.json`, which the build writes with them. */
import * as v from 'valibot'

const Listed = v.object({ packages: v.array(v.object({ scope: v.string(), file: v.pipe(v.string(), v.regex(/^[\w.-]+\.zip$/)), bytes: v.pipe(v.number(), v.integer(), v.minValue(1)) })) })

export interface CoursePackage {
  /** A scene's slug, or 'course'. */
  readonly scope: string
  readonly file: string
  readonly bytes: number
}

/** In: the file's text. Out: the packages; none for a text that is no such list (a server may answer everything with a page). */
export function packagesIn(text: string): readonly CoursePackage[] {
  try {
    const read = v.safeParse(Listed, JSON.parse(text))
    return read.success ? read.output.packages : []
  } catch {
    return []
  }
}

/** The name that the build gives a package. */
export const packageFile = (scope: string): string => `build-a-cdn-${scope}-scorm12.zip`
