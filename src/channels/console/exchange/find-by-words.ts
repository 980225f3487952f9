import { fold } from '#infrastructure/fold.browser.ts';

/** Found by a part of their words, with or without accents. */
export function findByWords<One>(all: readonly One[], search: string, wordsOf: (one: One) => readonly string[]): One[] {
  const sought = fold(search);
  return all.filter((one) => fold(wordsOf(one).join(' ')).includes(sought));
}
