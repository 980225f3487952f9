import type { CachedEntry } from '../code-list-cache.ts';
import type { PlaceFound } from '../code-lists.contract.ts';
import { placeKind, wordsOf, type CountryEdition, type CountryPlace, type PlaceLevel } from './read-country-places.ts';

/** Địa bàn cả nước as address pickers and forms ask for it. */
export type CountryPlaces = {
  /** Communes whose names, with those of the units above, have every word begun; the likeliest first. Marks are not needed. */
  search: (text: string, at: { on: string; limit: number }) => PlaceFound[];
  find: (code: string, at: { on: string }) => PlaceFound | undefined;
  /** Units of a level that were ever in an edition, as they are called on that day. */
  entriesOn: (level: PlaceLevel, on: string) => ReadonlyMap<string, CachedEntry>;
};

export function createCountryPlaces(editions: readonly CountryEdition[]): CountryPlaces {
  const communes = new WeakMap<CountryEdition, readonly CountryPlace[]>();
  const known = new Map<string, ReadonlyMap<string, CachedEntry>>();
  const editionOn = (on: string) => editions.findLast(({ from }) => from <= on) ?? editions[0];
  const communesOn = (on: string): readonly CountryPlace[] => {
    const edition = editionOn(on);
    if (!edition) return [];
    const made = communes.get(edition) ?? edition.places.filter(({ level }) => level === 'commune');
    communes.set(edition, made);
    return made;
  };
  return {
    search: (text, { on, limit }) => rank(communesOn(on), text).slice(0, limit).map(toFound),
    find: (code, { on }) => {
      const place = communesOn(on).find((one) => one.code === code);
      return place && toFound(place);
    },
    entriesOn: (level, on) => {
      const current = editionOn(on);
      const key = `${level} ${current?.from}`;
      const made = known.get(key) ?? entriesOf(level, editions, current);
      known.set(key, made);
      return made;
    },
  };
}

/** Codes of every edition; the one in force names them, for its entries are put in last. */
function entriesOf(
  level: PlaceLevel,
  editions: readonly CountryEdition[],
  current: CountryEdition | undefined,
): ReadonlyMap<string, CachedEntry> {
  const inOrder = editions.toSorted((a, b) => Number(a === current) - Number(b === current));
  return new Map(
    inOrder.flatMap(({ places }) =>
      places
        .filter((place) => place.level === level)
        .map(({ code, name, parent }): [string, CachedEntry] => [
          code,
          { code, name, nameEn: null, parent: parent?.code },
        ]),
    ),
  );
}

/** First those whose own name is what was begun with, then those whose name begins so, then the rest in the order of the list. */
function rank(communes: readonly CountryPlace[], text: string): CountryPlace[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const begun = words.map((word) => ` ${word}`);
  const typed = words.join(' ');
  const short = typed.replace(placeKind, '');
  const ranks: CountryPlace[][] = [[], [], []];
  for (const place of communes) {
    if (!begun.every((word) => place.key.includes(word))) continue;
    const { shortKey } = place;
    const isOwn = short === shortKey || short.startsWith(`${shortKey} `);
    ranks[isOwn ? 0 : shortKey.startsWith(short) ? 1 : 2]?.push(place);
  }
  return ranks.flat();
}

function toFound({ code, name, text, parent }: CountryPlace): PlaceFound {
  const isDistrict = parent?.level === 'district';
  return {
    code,
    name,
    text,
    district: isDistrict ? parent.code : null,
    province: (isDistrict ? parent.parent?.code : parent?.code) ?? '',
  };
}
