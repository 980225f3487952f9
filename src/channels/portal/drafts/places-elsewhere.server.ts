import { z } from 'zod';
import type { CountryPlaces, PlaceFound } from '#data/code-lists/index.ts';
import type { FormDefinition } from '#platform/forms/index.ts';

type Flat = Record<string, string | string[]>;
type Country = { countryPlaces: CountryPlaces; placesDay: () => string };

const Address = z.object({ commune: z.string() });
const Rows = z.array(z.record(z.string(), z.unknown()));

/** Names of the places outside the province that a draft has chosen, for the page to show. */
export function placesElsewhere(
  { sections }: FormDefinition,
  data: Readonly<Record<string, unknown>>,
  { countryPlaces, placesDay }: Country,
) {
  return sections.flatMap(({ id, fields }) => {
    const rows = Rows.safeParse([data[id]].flat()).data ?? [];
    return rows.flatMap((row) =>
      fields
        .filter(({ type }) => type === 'address')
        .flatMap((field) => {
          const { commune = '' } = Address.safeParse(row[field.id]).data ?? {};
          const place = commune === '' ? undefined : countryPlaces.find(commune, { on: placesDay() });
          return place ? [{ code: place.code, name: place.text, nameEn: place.text }] : [];
        }),
    );
  });
}

/** `child.address.elsewhere`, typed without script: taken when it means one place, otherwise left to be chosen. */
export function withPlacesElsewhere(flat: Flat, { countryPlaces, placesDay }: Country): Flat {
  const changed: Flat = {};
  for (const [name, value] of Object.entries(flat)) {
    const [, address] = /^(.+)\.elsewhere$/.exec(name) ?? [];
    if (address === undefined || typeof value !== 'string' || value.trim() === '') continue;
    const place = onlyPlace(countryPlaces.search(value, { on: placesDay(), limit: 2 }));
    if (!place) continue;
    changed[`${address}.province`] = place.province;
    changed[`${address}.district`] = place.district ?? '';
    changed[`${address}.commune`] = place.code;
  }
  return { ...flat, ...changed };
}

const onlyPlace = ([first, another]: readonly PlaceFound[]) => (another ? undefined : first);
