export { inventProvince } from './invent-province.ts';
export type { Address, CivilAct, Enterprise, Insurance, InventedProvince, Person } from './province.ts';
