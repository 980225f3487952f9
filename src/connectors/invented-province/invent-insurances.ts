import { seededRandom } from '#data/organisation/index.ts';
import { lastDay, yearOf } from './days.ts';
import type { Enterprise, Insurance, Person } from './province.ts';

const hospitals = [
  'Bệnh viện Đa khoa tỉnh Vĩnh Phúc',
  'Bệnh viện Đa khoa khu vực Phúc Yên',
  'Trung tâm Y tế thành phố Vĩnh Yên',
  'Trung tâm Y tế huyện Tam Dương',
  'Trung tâm Y tế huyện Lập Thạch',
];
const validity = { validFrom: '2025-01-01', validTo: '2029-12-31' };
const stateEmployer = 'Ủy ban nhân dân tỉnh Vĩnh Phúc';

type Making = { enterprises: readonly Enterprise[]; officerIds: ReadonlySet<string> };

/** Bảo hiểm xã hội, bảo hiểm y tế of everybody alive; who is of working age may have worked somewhere. */
export function inventInsurances(people: readonly Person[], { enterprises, officerIds }: Making): Insurance[] {
  return people
    .filter(({ diedOn }) => diedOn === null)
    .map((person) => {
      const { personalId, birthDate } = person;
      const random = seededRandom(`insurance:${personalId}`);
      const insuranceNumber = `2610${personalId.slice(6)}`;
      const age = yearOf(lastDay) - yearOf(birthDate);
      const isOfficer = officerIds.has(personalId);
      const works = isOfficer || (age >= 24 && age <= 58 && random.integer(1, 10) <= 6);
      const from = `${yearOf(birthDate) + random.integer(22, 24)}-${String(random.integer(1, 12)).padStart(2, '0')}`;
      const employer = isOfficer ? stateEmployer : random.pick(enterprises).name;
      return {
        insuranceNumber,
        personalId,
        householdCode: `26${person.household.headId.slice(4)}`,
        healthCard: {
          number: `${groupOf(age, works)}26${insuranceNumber}`,
          hospital: random.pick(hospitals),
          ...validity,
        },
        participation: works ? [{ from, employer }] : [],
      };
    });
}

/** Two letters of the group and the digit of the share paid: children, those at work, pensioners, households. */
function groupOf(age: number, works: boolean): string {
  if (age < 6) return 'TE1';
  if (works) return 'DN4';
  return age >= 60 ? 'HT2' : 'GD4';
}
