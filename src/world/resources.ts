/** Which of an origin's resources answers for a URL. In: the URL, and which URLs have a resource. Out: the resource's URL. */

/** That very one; where it has no resource, the one without its query (RFC 3986 §3.4). */
export function resourceUrl(url: string, has: (url: string) => boolean): string {
  return has(url) ? url : url.replace(/\?.*/, '')
}
