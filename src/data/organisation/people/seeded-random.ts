import { sha256 } from '#infrastructure/crypto.ts';

/** A source of chance that always gives the same numbers for the same seed. */
export type Random = {
  /** A whole number from `least` to `most`, both included. */
  integer: (least: number, most: number) => number;
  pick: <Item>(items: readonly Item[]) => Item;
  /** An item, the more often the greater its weight. */
  weighted: <Item extends { weight: number }>(items: readonly Item[]) => Item;
};

/** Every person has a seed of its own, so that adding one changes nobody else. */
export function seededRandom(seed: string): Random {
  let state = Number.parseInt(sha256(seed).slice(0, 8), 16);
  // mulberry32: 32 bits of state, good enough to choose names by.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[integer(0, items.length - 1)];
    if (item === undefined) throw new RangeError('Nothing to choose from');
    return item;
  };
  return {
    integer,
    pick,
    weighted: (items) => {
      let left = next() * items.reduce((sum, { weight }) => sum + weight, 0);
      return items.find(({ weight }) => (left -= weight) < 0) ?? pick(items);
    },
  };
}
