import { inventName, makePersonalId, seededRandom, type PeopleContent, type Random } from '#data/organisation/index.ts';
import { dayOfYear, plusDays, yearOf } from './days.ts';
import { inventCouples, type Couple } from './invent-couples.ts';
import type { Founder } from './list-founders.ts';
import type { Places } from './places.ts';
import type { Address, Gender, Person } from './province.ts';

type Making = { content: PeopleContent; places: Places };

/** Each relation has serial numbers of its own, so that no two people share a personal number. */
const firstSerial = { parents: 300_000, children: 600_000 };
/** Chứng minh nhân dân of 9 digits was given until the citizen's card came in 2016. */
const lastYearOfOldNumbers = 2000;
const headOfHousehold = 'Chủ hộ';

/** Gia đình: the people the province names with their spouses, parents and children, each a whole record. */
export function inventFamilies(founders: readonly Founder[], making: Making): Person[] {
  const couples = inventCouples(founders);
  const coupleOf = new Map(couples.flatMap((couple) => [couple.husband, couple.wife].map((one) => [one, couple])));
  const named = founders.map((founder, index) => familyOf(founder, { index, couple: coupleOf.get(founder), making }));
  const byId = new Map(named.flat().map((person) => [person.personalId, person]));
  const children = couples.flatMap((couple, index) => childrenOf(couple, { index, byId, making }));
  return [...byId.values(), ...children];
}

type Place = { index: number; couple: Couple | undefined; making: Making };

/** The person, with father and mother. */
function familyOf(founder: Founder, { index, couple, making }: Place): Person[] {
  const random = seededRandom(`family:${founder.personalId}`);
  const homeTown = making.places.pick(random);
  const [father, mother] = parentsOf(founder, { random, homeTown, index, making });
  const spouse = couple && (couple.husband === founder ? couple.wife : couple.husband);
  const residence = homeOf(founder, couple, making);
  const sharesHome = spouse !== undefined && isSame(residence, homeOf(spouse, couple, making));
  const isWifeAtHome = sharesHome && couple?.wife === founder;
  const person: Person = {
    ...identityOf(founder, random),
    ethnicGroup: founder.ethnicGroup,
    maritalStatus: spouse ? 'married' : 'single',
    homeTown,
    birthPlace: homeTown,
    residence,
    // Spouses registered in two places live together, at her home.
    currentResidence: couple?.husband === founder ? homeOf(couple.wife, couple, making) : residence,
    fatherId: father.personalId,
    motherId: mother.personalId,
    spouseId: spouse?.personalId ?? null,
    marriedOn: couple?.marriedOn ?? null,
    diedOn: null,
    household: isWifeAtHome
      ? { headId: spouse.personalId, relation: 'Vợ' }
      : { headId: founder.personalId, relation: headOfHousehold },
  };
  return [person, father, mother];
}

/** Where the account says; officers live where their spouse does, or at an invented home of the couple. */
function homeOf(founder: Founder, couple: Couple | undefined, { places }: Making): Address {
  const spouse = couple && (couple.husband === founder ? couple.wife : couple.husband);
  const known = founder.home ?? spouse?.home;
  if (known) return known;
  const random = seededRandom(`home:${couple?.husband.personalId ?? founder.personalId}`);
  return places.pickHome(random, places.pick(random));
}

type Parentage = { random: Random; homeTown: Address; index: number; making: Making };

function parentsOf(child: Founder, { random, homeTown, index, making }: Parentage): [Person, Person] {
  const { content, places } = making;
  const birthYear = yearOf(child.birthDate);
  const residence = places.pickHome(random, homeTown);
  const serial = firstSerial.parents + 2 * index;
  const born = {
    male: dayOfYear(random, birthYear - random.integer(25, 34)),
    female: dayOfYear(random, birthYear - random.integer(22, 31)),
  };
  const died = { male: deathOf(random, born.male), female: deathOf(random, born.female) };
  const idOf = (gender: Gender) =>
    makePersonalId({ birthDate: born[gender], gender, serial: serial + (gender === 'female' ? 1 : 0) });
  const [familyName = ''] = child.name.split(' ');
  const marriedOn = dayOfYear(random, birthYear - random.integer(1, 3));
  const headId = died.male && !died.female ? idOf('female') : idOf('male');
  const make = (gender: Gender): Person => {
    const invented = inventName(random, content.names, gender);
    const name = gender === 'male' ? [familyName, ...invented.split(' ').slice(1)].join(' ') : invented;
    const spouse: Gender = gender === 'male' ? 'female' : 'male';
    const isWidowed = died[spouse] !== null && died[gender] === null;
    const personalId = idOf(gender);
    const town = gender === 'male' ? homeTown : places.pick(random);
    return {
      ...identityOf({ personalId, name, gender, birthDate: born[gender] }, random),
      ethnicGroup: child.ethnicGroup,
      maritalStatus: isWidowed ? 'widowed' : 'married',
      homeTown: town,
      birthPlace: town,
      residence,
      currentResidence: residence,
      fatherId: null,
      motherId: null,
      spouseId: idOf(spouse),
      marriedOn,
      diedOn: died[gender],
      household: {
        headId,
        relation: headId === personalId ? headOfHousehold : gender === 'female' ? 'Vợ' : 'Chồng',
      },
    };
  };
  return [make('male'), make('female')];
}

/** Who was born before 1940 has died, at 72 to 84. */
function deathOf(random: Random, birthDate: string): string | null {
  const age = random.integer(72, 84);
  return yearOf(birthDate) < 1940 ? plusDays(birthDate, Math.round(age * 365.25)) : null;
}

type Childhood = { index: number; byId: ReadonlyMap<string, Person>; making: Making };

/** Up to two children after the wedding, while the mother is under 42. */
function childrenOf({ husband, wife, marriedOn }: Couple, { index, byId, making }: Childhood): Person[] {
  const random = seededRandom(`children:${wife.personalId}`);
  const [father, mother] = [byId.get(husband.personalId), byId.get(wife.personalId)];
  if (!father || !mother) return [];
  const firstYear = yearOf(marriedOn) + random.integer(1, 2);
  const years = [firstYear, firstYear + random.integer(2, 5)].slice(0, random.integer(0, 2));
  const fitting = years.filter((year) => year <= 2024 && year - yearOf(wife.birthDate) < 42);
  return fitting.map((year, order) => {
    const gender = random.pick(['male', 'female'] as const);
    const birthDate = dayOfYear(random, year);
    const personalId = makePersonalId({ birthDate, gender, serial: firstSerial.children + 2 * index + order });
    const [familyName = ''] = father.name.split(' ');
    const name = [familyName, ...inventName(random, making.content.names, gender).split(' ').slice(1)].join(' ');
    return {
      ...identityOf({ personalId, name, gender, birthDate }, random),
      religion: father.religion,
      ethnicGroup: father.ethnicGroup,
      maritalStatus: 'single',
      homeTown: father.homeTown,
      birthPlace: { ...mother.residence },
      residence: mother.residence,
      currentResidence: mother.currentResidence,
      fatherId: father.personalId,
      motherId: mother.personalId,
      spouseId: null,
      marriedOn: null,
      diedOn: null,
      household: { headId: mother.household.headId, relation: 'Con' },
    };
  });
}

type Identity = { personalId: string; name: string; gender: Gender; birthDate: string };

function identityOf({ personalId, name, gender, birthDate }: Identity, random: Random) {
  const faith = random.integer(1, 100);
  return {
    personalId,
    name,
    gender,
    birthDate,
    oldIdentityNumber: yearOf(birthDate) <= lastYearOfOldNumbers ? `135${personalId.slice(6)}` : null,
    religion: faith <= 94 ? 'Không' : faith <= 97 ? 'Công giáo' : 'Phật giáo',
  };
}

const isSame = (one: Address, other: Address): boolean => one.commune === other.commune && one.detail === other.detail;
