import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Insurance, InventedProvince, Person } from '../invented-province/index.ts';
import { behave, pick, requireBearer, slashDay, swapsPeople, type Behaviour } from '../simulator-kit/index.ts';

type Simulating = { province: () => Promise<InventedProvince>; behaviour: () => Behaviour; key: string };

const Question = z.union([z.object({ soDinhDanh: z.string() }), z.object({ maSoBhxh: z.string() })]);

/** Mô phỏng cơ sở dữ liệu quốc gia về bảo hiểm. */
export function socialInsuranceSimulator(app: FastifyInstance, { province, behaviour, key }: Simulating): void {
  behave(app, behaviour);
  app.post('/tra-cuu', { preHandler: requireBearer(key) }, async (request) => {
    const question = Question.parse(request.body);
    const { insurances, people } = await province();
    const asked =
      'soDinhDanh' in question
        ? question.soDinhDanh
        : [...insurances.values()].find(({ insuranceNumber }) => insuranceNumber === question.maSoBhxh)?.personalId;
    const insurance = pick(insurances, asked ?? '', { swapped: swapsPeople(behaviour()) });
    const person = people.get(insurance?.personalId ?? '');
    return { duLieu: insurance && person ? answerOf(insurance, person) : null };
  });
}

const slashMonth = (month: string): string => month.split('-').toReversed().join('/');

function answerOf(insurance: Insurance, person: Person) {
  const { number, hospital, validFrom, validTo } = insurance.healthCard;
  return {
    soDinhDanh: insurance.personalId,
    maSoBhxh: insurance.insuranceNumber,
    hoTen: person.name,
    ngaySinh: slashDay(person.birthDate),
    gioiTinh: person.gender === 'male' ? 'Nam' : 'Nữ',
    theBhyt: { soThe: number, noiKcb: hospital, tuNgay: slashDay(validFrom), denNgay: slashDay(validTo) },
    maHoGiaDinh: insurance.householdCode,
    quaTrinh: insurance.participation.map(({ from, to, employer }) => ({
      tuThang: slashMonth(from),
      denThang: to === undefined ? null : slashMonth(to),
      donVi: employer,
    })),
  };
}
