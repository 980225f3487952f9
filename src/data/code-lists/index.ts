export { readCodeLists } from './code-list-content.ts';
export { createCodeListCache, type CachedEntry, type CodeListCache, type OtherList } from './code-list-cache.ts';
export { placeRoutes } from './code-lists.routes.ts';
export type { PlaceFound } from './code-lists.contract.ts';
export { createCountryPlaces, type CountryPlaces } from './country/country-places.ts';
export { readCountryPlaces } from './country/read-country-places.ts';
export { entryName, listAllEntries, listEntries } from './code-lists.queries.ts';
export { installCodeLists } from './install-code-lists.ts';
export { tellListChanges, type ListChange } from './list-changes.ts';
