import { z } from 'zod';
import type { RegisterRecord } from '#data/registry/index.ts';
import { nullOr, orNothing, PersonalId, present, receivedText, SlashDay } from '../outside/index.ts';

const genderOf: Readonly<Record<string, string>> = { Nam: 'male', Nữ: 'female' };

/** `05/2020` → `2020-05`. */
const SlashMonth = z
  .string()
  .regex(/^(0[1-9]|1[0-2])\/\d{4}$/)
  .transform((text) => text.split('/').toReversed().join('-'));

const HealthCard = z
  .object({
    soThe: receivedText(15),
    noiKcb: orNothing(receivedText(200)),
    tuNgay: orNothing(SlashDay),
    denNgay: orNothing(SlashDay),
  })
  .transform(({ soThe, noiKcb, tuNgay, denNgay }) =>
    present({ number: soThe, hospital: noiKcb, validFrom: tuNgay, validTo: denNgay }),
  );

const Period = z
  .object({ tuThang: SlashMonth, denThang: orNothing(SlashMonth), donVi: orNothing(receivedText(300)) })
  .transform(({ tuThang, denThang, donVi }) => present({ from: tuThang, to: denThang, employer: donVi }));

const Insured = z.object({
  soDinhDanh: PersonalId,
  // The axis leaves it out where nobody needs it.
  maSoBhxh: orNothing(z.string().regex(/^\d{10}$/)),
  hoTen: receivedText(200),
  ngaySinh: orNothing(SlashDay),
  gioiTinh: orNothing(z.enum(['Nam', 'Nữ'])),
  theBhyt: orNothing(HealthCard),
  maHoGiaDinh: orNothing(receivedText(20)),
  quaTrinh: orNothing(z.array(Period).max(500)),
});

const Answer = z.object({ duLieu: nullOr(Insured) });

/** An insured person → a record in the fields of the register `social-insurance`. Throws when anything is not as agreed. */
export function readInsured(value: unknown): RegisterRecord | undefined {
  const { duLieu: insured } = Answer.parse(value);
  if (!insured) return undefined;
  return {
    id: insured.soDinhDanh,
    data: present({
      personalId: insured.soDinhDanh,
      insuranceNumber: insured.maSoBhxh,
      name: insured.hoTen,
      birthDate: insured.ngaySinh,
      gender: genderOf[insured.gioiTinh ?? ''],
      healthCard: insured.theBhyt,
      householdCode: insured.maHoGiaDinh,
      participation: insured.quaTrinh,
    }),
  };
}
