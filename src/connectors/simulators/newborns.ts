import type { Newborn } from '../ministry/index.ts';
import type { CivilAct, InventedProvince, Person } from '../invented-province/index.ts';

/** A child registered since the people were made, as the registers know it from then on. */
export type RegisteredChild = { person: Person; act: CivilAct };

/** Trẻ vừa được đăng ký: lives with its mother, else its father, else where the dossier says. */
export function registeredChild(newborn: Newborn, { people }: InventedProvince): RegisteredChild {
  const { personalId, child, number, book, registeredOn, unitCode } = newborn;
  const mother = people.get(child.motherId ?? '');
  const father = people.get(child.fatherId ?? '');
  const parent = mother ?? father;
  const { district = '', commune = '', detail = '' } = child.residence ?? {};
  const residence = parent?.residence ?? { province: '26', district, commune, detail };
  const person: Person = {
    ...{ personalId, oldIdentityNumber: null, name: child.name, gender: child.gender, birthDate: child.birthDate },
    ...{ ethnicGroup: child.ethnicGroup ?? parent?.ethnicGroup ?? '01', religion: parent?.religion ?? '00' },
    ...{ maritalStatus: 'single', spouseId: null, marriedOn: null, diedOn: null },
    ...{ homeTown: (father ?? parent)?.homeTown ?? residence, birthPlace: residence },
    ...{ residence, currentResidence: residence },
    ...{ fatherId: child.fatherId ?? null, motherId: child.motherId ?? null },
    household: { headId: parent?.household.headId ?? personalId, relation: parent ? 'Con' : 'Chủ hộ' },
  };
  return { person, act: { number, book, page: '01', registeredOn, place: unitCode } };
}
