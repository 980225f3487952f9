import { vietnamDay, type Clock } from '#infrastructure/clock.ts';
import type { CachedEntry, CountryPlaces, OtherList } from '#data/code-lists/index.ts';
import type { Directory, Place } from '#data/organisation/index.ts';

/**
 * Địa bàn as code lists of the forms and as what a dossier's place is chosen from; always those of today. Only the province's own places
 * are offered; the rest of the country (as it is divided on `countryDay`) is known, for addresses elsewhere.
 */
export function placeLists(
  organisation: Pick<Directory, 'placesOn'>,
  { now, country, countryDay }: { now: Clock; country: CountryPlaces; countryDay: () => string },
) {
  const known = new WeakMap<object, { elsewhere: object; list: OtherList }>();
  const listOf = (level: 'district' | 'commune'): OtherList => {
    const places = organisation.placesOn(vietnamDay(now()), level);
    const elsewhere = country.entriesOn(level, countryDay());
    const last = known.get(places);
    const made = last?.elsewhere === elsewhere ? last.list : toList(places, elsewhere);
    known.set(places, { elsewhere, list: made });
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
function toList(
  { living, ended }: { living: readonly Place[]; ended: readonly Place[] },
  elsewhere: ReadonlyMap<string, CachedEntry>,
): OtherList {
  const offered = living.map(toEntry);
  const own = [...ended.map(toEntry), ...offered].map((entry) => [entry.code, entry] as const);
  return { offered, byCode: new Map([...elsewhere, ...own]) };
}

const toEntry = ({ code, name, parentCode }: Place): CachedEntry => ({
  ...{ code, name, nameEn: null },
  parent: parentCode ?? undefined,
});
