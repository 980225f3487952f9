import { generatePeople, type OrganisationContent, type PeopleContent } from '#data/organisation/index.ts';
import { inventCivilActs } from './invent-civil-acts.ts';
import { inventEnterprises } from './invent-enterprises.ts';
import { inventFamilies } from './invent-families.ts';
import { inventInsurances } from './invent-insurances.ts';
import { listFounders } from './list-founders.ts';
import { createPlaces } from './places.ts';
import type { InventedProvince } from './province.ts';

/** Tỉnh hư cấu: the demonstration's people, officers and enterprises as the national registers would know them; always the same. */
export function inventProvince(organisation: OrganisationContent, content: PeopleContent): InventedProvince {
  const accounts = generatePeople(content, organisation);
  const places = createPlaces(organisation, content);
  const founders = listFounders(accounts, content, places);
  const list = inventFamilies(founders, { content, places });
  const people = new Map(list.map((person) => [person.personalId, person]));
  const representativeIds = founders.slice(-accounts.enterprises.length).map(({ personalId }) => personalId);
  const enterprises = inventEnterprises(accounts, { places, people, representativeIds });
  const officerIds = new Set(accounts.officers.flatMap(({ personalId }) => personalId ?? []));
  const insurances = inventInsurances(list, { enterprises, officerIds });
  return {
    people,
    ...inventCivilActs(list, places),
    insurances: new Map(insurances.map((insurance) => [insurance.personalId, insurance])),
    enterprises: new Map(enterprises.map((enterprise) => [enterprise.taxCode, enterprise])),
  };
}
