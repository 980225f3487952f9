import type { KnownData } from './known.contract.ts';

/** Paths of what the authority takes from the register itself, of persons who were only matched. */
export function withheldPaths(known: KnownData): ReadonlySet<string> {
  return new Set(
    Object.entries(known).flatMap(([section, { state, withheld }]) =>
      state === 'matched' ? withheld.map((field) => `${section}.${field}`) : [],
    ),
  );
}
