/** What stands where a JSON pointer in a URI fragment (RFC 6901, part 6) leads; undefined where nothing does. */
export function lookUpPointer(whole: unknown, pointer: string): unknown {
  return pointer
    .slice(2)
    .split('/')
    .map((token) => decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (value, token) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, token)
          ? Reflect.get(value, token)
          : undefined,
      whole,
    );
}

/** A key as a step of a JSON pointer in a URI fragment. */
export const escapeToken = (key: string): string => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));
