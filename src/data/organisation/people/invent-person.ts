import type { Gender, PeopleContent } from './people-content.ts';
import type { Random } from './seeded-random.ts';

type Names = PeopleContent['names'];

/** Province of birth registration in the numbers of the demonstration's people: `0` and the old code of Vĩnh Phúc. */
const birthProvince = '026';

/** Họ, chữ đệm, tên in the Vietnamese order. */
export function inventName(random: Random, names: Names, gender: Gender): string {
  const family = random.weighted(names.families).name;
  return `${family} ${random.pick(names[gender].middles)} ${random.pick(names[gender].givens)}`;
}

export function inventBirthDate(random: Random, [first, last]: readonly [number, number]): string {
  const year = random.integer(first, last);
  const day = new Date(Date.UTC(year, 0, random.integer(1, 365)));
  return day.toISOString().slice(0, 10);
}

/**
 * Số định danh cá nhân, 12 digits: province of birth registration, century and sex, year of birth, six digits. It has no check
 * digit; the last six lie in a range of the demonstration's own.
 */
export function makePersonalId({
  birthDate,
  gender,
  serial,
}: {
  birthDate: string;
  gender: Gender;
  serial: number;
}): string {
  const century = Math.floor(Number(birthDate.slice(0, 4)) / 100) - 19;
  const sexDigit = century * 2 + (gender === 'female' ? 1 : 0);
  return `${birthProvince}${sexDigit}${birthDate.slice(2, 4)}${String(serial).padStart(6, '0')}`;
}

/** A mobile number, E.164, in a block of the 059 prefix that looks unused. */
export function makePhone(serial: number): string {
  return `+8459${String(serial).padStart(7, '0')}`;
}

/** Local part of an e-mail address from a name: no marks, dots between the words. */
export function emailName(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
  return plain.replaceAll(/[^a-z0-9]+/g, '.').replaceAll(/^\.|\.$/g, '');
}
