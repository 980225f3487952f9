import { z } from 'zod';
import type { App } from '#infrastructure/http/app.ts';
import { refuseHttp } from '#infrastructure/http/errors.ts';
import { PlaceFound } from './code-lists.contract.ts';
import type { CountryPlaces } from './country/country-places.ts';

const mostFound = 12;

/** Ô chọn địa chỉ: places of the whole country by what is typed. Public, as the list itself is. */
export function placeRoutes(
  app: App,
  { countryPlaces, placesDay }: { countryPlaces: CountryPlaces; placesDay: () => string },
): void {
  app.get(
    '/api/places',
    {
      config: { rateLimit: { max: 300, timeWindow: '1 minute' } },
      schema: { querystring: z.object({ q: z.string().max(200) }), response: { 200: z.array(PlaceFound) } },
    },
    async (request) => countryPlaces.search(request.query.q, { on: placesDay(), limit: mostFound }),
  );

  app.get(
    '/api/places/:code',
    { schema: { params: z.object({ code: z.string().regex(/^\d{5}$/) }), response: { 200: PlaceFound } } },
    async (request) => {
      const place = countryPlaces.find(request.params.code, { on: placesDay() });
      if (!place) throw refuseHttp('http.not_found');
      return place;
    },
  );
}
