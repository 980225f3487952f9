import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { CivilAct, InventedProvince, Person } from '../invented-province/index.ts';
import { behave, pick, requireBearer, slashDay, swapsPeople, type Behaviour } from '../simulator-kit/index.ts';

type Simulating = {
  province: () => Promise<InventedProvince>;
  /** A child registered since the people were made. */
  findChild: (personalId: string) => Promise<{ person: Person; act: CivilAct } | undefined>;
  behaviour: () => Behaviour;
  key: string;
};

const Question = z.object({ soDinhDanh: z.string() });

/** Mô phỏng cơ sở dữ liệu hộ tịch điện tử: looking up what is registered. */
export function civilStatusSimulator(app: FastifyInstance, { province, findChild, behaviour, key }: Simulating): void {
  behave(app, behaviour);
  app.post('/tra-cuu', { preHandler: requireBearer(key) }, async (request) => {
    const { soDinhDanh } = Question.parse(request.body);
    const known = await province();
    const person = pick(known.people, soDinhDanh, { swapped: swapsPeople(behaviour()) });
    if (person) return { duLieu: answerOf(person, known, known.births.get(soDinhDanh)) };
    const child = await findChild(soDinhDanh);
    return { duLieu: child ? answerOf(child.person, known, child.act) : null };
  });
}

function answerOf(
  { personalId, name, birthDate, spouseId }: Person,
  province: InventedProvince,
  birth: CivilAct | undefined,
) {
  const spouse = province.people.get(spouseId ?? '');
  const marriage = province.marriages.get(personalId);
  return {
    soDinhDanh: personalId,
    hoTen: name,
    ngaySinh: slashDay(birthDate),
    khaiSinh: actOf(birth, 'Đăng ký khai sinh'),
    ketHon: marriage && {
      ...actOf(marriage, 'Đăng ký kết hôn'),
      voChong: spouse && { hoTen: spouse.name, soDinhDanh: spouse.personalId },
    },
    khaiTu: actOf(province.deaths.get(personalId), 'Đăng ký khai tử'),
  };
}

function actOf(act: CivilAct | undefined, loaiDangKy: string) {
  if (!act) return null;
  const { number: so, book: quyenSo, page: trangSo, registeredOn, place: noiDangKy } = act;
  return { so, quyenSo, trangSo, ngayDangKy: slashDay(registeredOn), loaiDangKy, noiDangKy, ghiChu: '' };
}
