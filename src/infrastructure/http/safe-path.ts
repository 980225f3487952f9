/**
 * A path of this system, for redirects: nobody is sent elsewhere. Browsers read `\` as `/` and leave tabs and line ends out, so
 * only the printable characters of a written-out address count; undefined for anything else.
 */
export function safePath(path: string): string | undefined {
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(path) ? path : undefined;
}
