import {
  inventBirthDate,
  makePersonalId,
  seededRandom,
  type GeneratedPeople,
  type PeopleContent,
  type PlannedAccount,
} from '#data/organisation/index.ts';
import { detailOf, type Places } from './places.ts';
import type { Address, Gender } from './province.ts';

/** Người gốc: those the province already names; around each of them a family is made. */
export type Founder = {
  personalId: string;
  name: string;
  gender: Gender;
  birthDate: string;
  ethnicGroup: string;
  /** Where the account says the person lives; officers' accounts say nothing. */
  home: Address | null;
  isPrinted: boolean;
};

const firstSerial = 700_000;

export function listFounders(people: GeneratedPeople, content: PeopleContent, places: Places): Founder[] {
  const named = [...people.citizens, ...people.officers].flatMap((account) => founderOf(account, content, places));
  const representatives = people.enterprises.map((enterprise, index) =>
    representativeOf(enterprise, { content, places, serial: firstSerial + index }),
  );
  return [...named, ...representatives];
}

function founderOf(account: PlannedAccount, { names }: PeopleContent, places: Places): Founder[] {
  const { personalId, profile, fullName } = account;
  if (!personalId || !profile.gender || !profile.birthDate) return [];
  const random = seededRandom(`founder:${personalId}`);
  return [
    {
      personalId,
      name: fullName,
      gender: profile.gender,
      birthDate: profile.birthDate,
      ethnicGroup: profile.ethnicGroup ?? random.weighted(names.ethnicGroups).code,
      home: profile.communeCode ? places.at(profile.communeCode, detailOf(profile.address ?? '')) : null,
      isPrinted: account.username !== null && account.kind === 'citizen',
    },
  ];
}

/** Người đại diện theo pháp luật: the account of an enterprise has only the name. */
export function representativeOf(
  { taxCode, profile }: PlannedAccount,
  { content: { names }, places, serial }: { content: PeopleContent; places: Places; serial: number },
): Founder {
  const random = seededRandom(`representative:${taxCode}`);
  const name = profile.representativeName ?? '';
  const words = name.split(' ');
  const isWoman = words.includes('Thị') || (names.female.givens.includes(words.at(-1) ?? '') && !words.includes('Văn'));
  const gender: Gender = isWoman ? 'female' : 'male';
  const birthDate = inventBirthDate(random, [1960, 1990]);
  return {
    personalId: makePersonalId({ birthDate, gender, serial }),
    name,
    gender,
    birthDate,
    ethnicGroup: random.weighted(names.ethnicGroups).code,
    home: places.pickHome(random, places.at(profile.communeCode ?? '', '')),
    isPrinted: false,
  };
}
