import { vietnamDay, type Clock } from '#infrastructure/clock.ts';
import type { CachedEntry, OtherList } from '#data/code-lists/index.ts';
import type { Directory, Place } from '#data/organisation/index.ts';

/** Địa bàn as code lists of the forms and as what a dossier's place is chosen from; always those of today. */
export function placeLists(organisation: Pick<Directory, 'placesOn'>, now: Clock) {
  const known = new WeakMap<object, OtherList>();
  const listOf = (level: 'district' | 'commune'): OtherList => {
    const places = organisation.placesOn(vietnamDay(now()), level);
    const made = known.get(places) ?? toList(places);
    known.set(places, made);
    return made;
  };
  return {
    lists: { districts: () => listOf('district'), communes: () => listOf('commune') },
    areasNow: () => [
      ...listOf('district').offered.map(({ code, name }) => ({ code, name, parent: null })),
      ...listOf('commune').offered.map(({ code, name, parent }) => ({ code, name, parent: parent ?? null })),
    ],
  };
}

/** What is written with the code of an ended place keeps its name; only living ones are offered. */
function toList({ living, ended }: { living: readonly Place[]; ended: readonly Place[] }): OtherList {
  const offered = living.map(toEntry);
  return { offered, byCode: new Map([...ended.map(toEntry), ...offered].map((entry) => [entry.code, entry])) };
}

const toEntry = ({ code, name, parentCode }: Place): CachedEntry => ({
  ...{ code, name, nameEn: null },
  parent: parentCode ?? undefined,
});
