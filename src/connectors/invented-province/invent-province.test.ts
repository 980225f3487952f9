import { describe, expect, it } from 'vitest';
import { generatePeople, readOrganisationContent, readPeopleContent } from '#data/organisation/index.ts';
import { readCodeLists } from '#data/code-lists/index.ts';
import { inventProvince } from './invent-province.ts';
import { yearOf } from './days.ts';

const organisation = await readOrganisationContent('content/vinh-phuc/organisation');
const content = await readPeopleContent('content/vinh-phuc/people', organisation);
const accounts = generatePeople(content, organisation);
const province = inventProvince(organisation, content);
const people = [...province.people.values()];
const personOf = (id: string | null) => (id === null ? undefined : province.people.get(id));
const printed = (username: string) =>
  personOf(accounts.citizens.find((account) => account.username === username)?.personalId ?? null);

describe('the invented province', () => {
  it('is the same every time', () => {
    expect(inventProvince(organisation, content)).toEqual(province);
  });

  it('knows every citizen and officer as their accounts do, and every enterprise', () => {
    for (const { personalId, fullName, profile } of [...accounts.citizens, ...accounts.officers]) {
      const person = personOf(personalId);
      expect(person).toMatchObject({ name: fullName, gender: profile.gender, birthDate: profile.birthDate });
      const { commune, detail = '' } = person?.residence ?? {};
      expect(profile.communeCode ?? commune).toBe(commune);
      expect((profile.address ?? `${detail}, `).startsWith(`${detail}, `)).toBe(true);
    }
    for (const { taxCode, fullName, profile } of accounts.enterprises)
      expect(province.enterprises.get(taxCode ?? '')).toMatchObject({
        name: fullName,
        addressText: profile.address,
        representative: { name: profile.representativeName },
      });
  });

  it('gives nobody the number of somebody else', () => {
    for (const numbers of [
      people.map(({ personalId }) => personalId),
      people.flatMap(({ oldIdentityNumber }) => oldIdentityNumber ?? []),
      [...province.insurances.values()].map(({ insuranceNumber }) => insuranceNumber),
    ])
      expect(new Set(numbers).size).toBe(numbers.length);
    expect(people.length).toBe(province.people.size);
  });

  it('marries people to each other, of age and of two sexes, in one act', () => {
    const spouses = people.filter(({ spouseId }) => spouseId !== null);
    expect(spouses.length).toBeGreaterThan(1000);
    for (const person of spouses) {
      const spouse = personOf(person.spouseId);
      expect(spouse?.spouseId).toBe(person.personalId);
      expect(spouse?.gender).not.toBe(person.gender);
      expect(person.marriedOn).toBe(spouse?.marriedOn);
      expect(yearOf(person.marriedOn ?? '') - yearOf(person.birthDate)).toBeGreaterThanOrEqual(18);
      expect(province.marriages.get(person.personalId)).toEqual(province.marriages.get(person.spouseId ?? ''));
      expect(province.marriages.get(person.personalId)?.registeredOn).toBe(person.marriedOn);
    }
  });

  it('says of everybody what the civil-status register says', () => {
    for (const person of people) {
      expect(province.marriages.has(person.personalId)).toBe(person.maritalStatus !== 'single');
      expect(province.deaths.has(person.personalId)).toBe(person.diedOn !== null);
      const spouse = personOf(person.spouseId);
      const isWidowed = person.diedOn === null && Boolean(spouse?.diedOn);
      expect(person.maritalStatus === 'widowed').toBe(isWidowed);
      const birth = province.births.get(person.personalId);
      expect((birth?.registeredOn ?? '') > person.birthDate).toBe(true);
    }
  });

  it('has parents who are older than their children, and children born after a wedding', () => {
    for (const child of people.filter(({ fatherId }) => fatherId !== null)) {
      const [father, mother] = [personOf(child.fatherId), personOf(child.motherId)];
      for (const parent of [father, mother])
        expect(yearOf(child.birthDate) - yearOf(parent?.birthDate ?? '')).toBeGreaterThanOrEqual(18);
      expect(father?.spouseId).toBe(mother?.personalId);
      expect((father?.marriedOn ?? '9999') < child.birthDate).toBe(true);
      expect(child.name.split(' ')[0]).toBe(father?.name.split(' ')[0]);
      for (const parent of [father, mother]) expect((parent?.diedOn ?? '9999') > child.birthDate).toBe(true);
    }
  });

  it('has the two printed citizens married to each other, each registered at home, living together', () => {
    const [lan, hung] = [printed('dan.lan'), printed('dan.hung')];
    expect(lan?.spouseId).toBe(hung?.personalId);
    expect(lan?.residence.commune).toBe('08707');
    expect(hung?.residence.commune).toBe('08875');
    expect(hung?.currentResidence).toEqual(lan?.residence);
  });

  it('has households with a head who lives there', () => {
    for (const person of people) {
      const head = personOf(person.household.headId);
      expect(head?.household.headId).toBe(head?.personalId);
      expect(head?.residence).toEqual(person.residence);
      expect(person.household.relation === 'Chủ hộ').toBe(head === person);
    }
  });

  it('uses only codes of the lists and places of the province', async () => {
    const lists = await readCodeLists('content/vinh-phuc/code-lists');
    const codesOf = (list: string) =>
      new Set(lists.find((one) => one.list === list)?.entries.map(({ code }) => code) ?? []);
    const areas = new Map(organisation.areas.map((area) => [area.code, area]));
    const [genders, ethnic, marital] = ['genders', 'ethnic-groups', 'marital-status'].map(codesOf);
    for (const person of people) {
      expect(genders?.has(person.gender)).toBe(true);
      expect(ethnic?.has(person.ethnicGroup)).toBe(true);
      expect(marital?.has(person.maritalStatus)).toBe(true);
      for (const { province, district, commune } of [person.homeTown, person.birthPlace, person.residence]) {
        expect(areas.get(commune)?.parentCode).toBe(district);
        expect(areas.get(district)?.parentCode).toBe(province);
      }
    }
  });

  it('has enterprises with a capital, a line, and a representative who is a person', () => {
    const enterprises = [...province.enterprises.values()];
    expect(enterprises.filter(({ kindName }) => kindName === 'Hộ kinh doanh').length).toBeGreaterThan(30);
    for (const { representative, lines, capitalVnd, registeredOn, kindName } of enterprises) {
      const person = personOf(representative.personalId);
      expect(person?.name).toBe(representative.name);
      expect(lines.length).toBeGreaterThan(0);
      expect(capitalVnd).toBeGreaterThan(0);
      expect(kindName).not.toBe('');
      expect(yearOf(registeredOn) - yearOf(person?.birthDate ?? '')).toBeGreaterThanOrEqual(18);
    }
  });
});
