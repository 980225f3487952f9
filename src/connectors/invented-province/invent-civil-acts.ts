import { seededRandom } from '#data/organisation/index.ts';
import { plusDays, yearOf } from './days.ts';
import type { Places } from './places.ts';
import type { Address, CivilAct, Person } from './province.ts';

/** Sổ hộ tịch: one act a birth, a death, and a marriage, which both spouses share. */
export function inventCivilActs(people: readonly Person[], places: Places) {
  const act = (seed: string, kind: 'KS' | 'KH' | 'KT', { on, at }: { on: string; at: Address }): CivilAct => {
    const random = seededRandom(`act:${kind}:${seed}`);
    return {
      number: String(random.integer(1, 180)).padStart(2, '0'),
      book: `${random.integer(1, 3).toString().padStart(2, '0')}/${yearOf(on)}-${kind}`,
      page: String(random.integer(1, 200)),
      registeredOn: on,
      place: `Ủy ban nhân dân ${places.nameOf(at)}`,
    };
  };
  const byId = new Map(people.map((person) => [person.personalId, person]));
  const wifeOf = (person: Person): Person =>
    person.gender === 'female' ? person : (byId.get(person.spouseId ?? '') ?? person);
  return {
    births: new Map(
      people.map(({ personalId, birthDate, birthPlace }) => {
        const on = plusDays(birthDate, seededRandom(`birth:${personalId}`).integer(2, 55));
        return [personalId, act(personalId, 'KS', { on, at: birthPlace })] as const;
      }),
    ),
    marriages: new Map(
      people.flatMap((person) => {
        const { personalId: seed, homeTown: at } = wifeOf(person);
        return person.marriedOn === null
          ? []
          : [[person.personalId, act(seed, 'KH', { on: person.marriedOn, at })] as const];
      }),
    ),
    deaths: new Map(
      people.flatMap(({ personalId, diedOn, residence }) =>
        diedOn === null
          ? []
          : [[personalId, act(personalId, 'KT', { on: plusDays(diedOn, 2), at: residence })] as const],
      ),
    ),
  };
}
