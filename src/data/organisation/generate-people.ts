import type { OrganisationContent } from './content/organisation-content.ts';
import { createAddresses, isUrban, type Addresses } from './people/address.ts';
import { assignPosts } from './people/assign-posts.ts';
import { emailName, inventBirthDate, inventName, makePersonalId, makePhone } from './people/invent-person.ts';
import type { Gender, PeopleContent } from './people/people-content.ts';
import { seededRandom } from './people/seeded-random.ts';
import { listTaxCodes } from './people/tax-code.ts';
import type { PostHolding } from './posts.queries.ts';
import { stableId } from './stable-id.ts';

/** An account as plain data; only the printed ones have a username and a password. */
export type PlannedAccount = {
  id: string;
  kind: 'citizen' | 'enterprise' | 'officer';
  username: string | null;
  /** The demonstration's password, to be hashed by whoever inserts the account. */
  password: string | null;
  fullName: string;
  personalId: string | null;
  taxCode: string | null;
  email: string | null;
  phone: string | null;
  /** The shape of the account profile of identity. */
  profile: {
    birthDate?: string;
    gender?: Gender;
    ethnicGroup?: string;
    nationality?: string;
    provinceCode?: string;
    districtCode?: string;
    communeCode?: string;
    address?: string;
    representativeName?: string;
  };
};

export type GeneratedPeople = {
  citizens: PlannedAccount[];
  enterprises: PlannedAccount[];
  officers: PlannedAccount[];
  holdings: PostHolding[];
};

const citizenCount = 300;
const enterpriseCount = 60;
/** Where the demonstration's own numbers begin, so that its citizens, enterprises and officers never share one. */
const firstSerial = { citizen: 990_000, officer: 100_000, enterprisePhone: 10_000, taxCode: 259_900_001 };

type Making = { content: PeopleContent; addresses: Addresses; seed: string };

/**
 * Người của bản trình diễn: invented citizens, enterprises and an officer for every post, the same for the same seed. The printed
 * accounts come first in each list.
 */
export function generatePeople(
  content: PeopleContent,
  organisation: OrganisationContent,
  seed = 'vinh-phuc',
): GeneratedPeople {
  const making = { content, addresses: createAddresses(organisation.areas), seed };
  const staffed = assignPosts(organisation, content);
  const inOrder = staffed.toSorted((a, b) => Number(a.username === null) - Number(b.username === null));
  return {
    citizens: Array.from({ length: citizenCount }, (_, index) => makeCitizen(making, index)),
    enterprises: listTaxCodes(firstSerial.taxCode, enterpriseCount).map((taxCode, index) =>
      makeEnterprise(making, index, taxCode),
    ),
    officers: inOrder.map(({ key }, index) => makeOfficer(making, index, key)),
    holdings: inOrder.flatMap(({ key, postIds }) =>
      postIds.map((postId) => ({
        postId,
        accountId: stableId('account', `officer/${key}`),
        validFrom: organisation.regime.validFrom,
      })),
    ),
  };
}

function makeCitizen({ content: { names, demonstration }, addresses, seed }: Making, index: number): PlannedAccount {
  const printed = demonstration.citizens[index];
  const key = `citizen/${printed?.username ?? index + 1}`;
  const random = seededRandom(`${seed}:${key}`);
  const gender: Gender = printed?.gender ?? random.pick(['male', 'female']);
  const fullName = printed?.fullName ?? inventName(random, names, gender);
  const birthDate = printed?.birthDate ?? inventBirthDate(random, names.birthYears.citizens);
  const commune = random.pick(addresses.communes);
  const communeCode = printed?.communeCode ?? commune.code;
  const invented = isUrban(commune) ? `Tổ dân phố số ${random.integer(1, 12)}` : `Thôn ${random.pick(names.villages)}`;
  return {
    id: stableId('account', key),
    kind: 'citizen',
    username: printed?.username ?? null,
    password: printed ? demonstration.password : null,
    fullName,
    personalId: makePersonalId({ birthDate, gender, serial: firstSerial.citizen + index }),
    taxCode: null,
    email: `${emailName(fullName)}.${index + 1}@example.vn`,
    phone: makePhone(index + 1),
    profile: {
      birthDate,
      gender,
      ethnicGroup: printed ? '01' : random.weighted(names.ethnicGroups).code,
      nationality: 'VN',
      ...addresses.codesOf(communeCode),
      address: addresses.write(printed?.place ?? invented, communeCode),
    },
  };
}

function makeEnterprise(
  { content: { names, demonstration }, addresses, seed }: Making,
  index: number,
  taxCode: string,
): PlannedAccount {
  const printed = demonstration.enterprises[index];
  const key = `enterprise/${printed?.username ?? index + 1}`;
  const random = seededRandom(`${seed}:${key}`);
  const { forms, trades, brands } = names.enterprises;
  const invented = `${random.pick(forms)} ${random.pick(trades)} ${random.pick(brands)}`;
  const commune = random.pick(addresses.communes);
  const communeCode = printed?.communeCode ?? commune.code;
  const place = isUrban(commune)
    ? `Số ${random.integer(1, 250)}, đường ${random.pick(names.streets)}`
    : `Thôn ${random.pick(names.villages)}`;
  return {
    id: stableId('account', key),
    kind: 'enterprise',
    username: printed?.username ?? null,
    password: printed ? demonstration.password : null,
    fullName: printed?.name ?? invented,
    personalId: null,
    taxCode,
    email: `vanphong.${taxCode}@example.vn`,
    phone: makePhone(firstSerial.enterprisePhone + index),
    profile: {
      representativeName: printed?.representative ?? inventName(random, names, random.pick(['male', 'female'])),
      ...addresses.codesOf(communeCode),
      address: addresses.write(printed?.place ?? place, communeCode),
    },
  };
}

function makeOfficer({ content: { names, demonstration }, seed }: Making, index: number, key: string): PlannedAccount {
  const printed = demonstration.officers.find(({ username }) => username === key);
  const random = seededRandom(`${seed}:officer/${key}`);
  const gender: Gender = printed?.gender ?? random.pick(['male', 'female']);
  const fullName = printed?.fullName ?? inventName(random, names, gender);
  const birthDate = inventBirthDate(random, names.birthYears.officers);
  return {
    id: stableId('account', `officer/${key}`),
    kind: 'officer',
    username: printed?.username ?? null,
    password: printed ? demonstration.password : null,
    fullName,
    personalId: makePersonalId({ birthDate, gender, serial: firstSerial.officer + index }),
    taxCode: null,
    email: `${emailName(fullName)}.${index + 1}@vinhphuc.example.vn`,
    phone: null,
    profile: { birthDate, gender },
  };
}
