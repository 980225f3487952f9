import { z } from 'zod';
import type { RegisterRecord } from '#data/registry/index.ts';
import { nullOr, orNothing, PersonalId, present, receivedText, SlashDay } from '../outside/index.ts';

const act = {
  so: receivedText(20),
  quyenSo: orNothing(receivedText(20)),
  ngayDangKy: SlashDay,
  noiDangKy: orNothing(receivedText(300)),
};
type Act = { so: string; quyenSo?: string | undefined; ngayDangKy: string; noiDangKy?: string | undefined };

const ourAct = ({ so, quyenSo, ngayDangKy, noiDangKy }: Act) =>
  present({ number: so, book: quyenSo, registeredOn: ngayDangKy, place: noiDangKy });

const Marriage = z
  .object({
    ...act,
    voChong: orNothing(z.object({ hoTen: orNothing(receivedText(200)), soDinhDanh: orNothing(PersonalId) })),
  })
  .transform(({ voChong, ...rest }) =>
    present({ ...ourAct(rest), spouseName: voChong?.hoTen, spousePersonalId: voChong?.soDinhDanh }),
  );

const Person = z.object({
  soDinhDanh: PersonalId,
  hoTen: receivedText(200),
  ngaySinh: orNothing(SlashDay),
  khaiSinh: orNothing(z.object(act).transform(ourAct)),
  ketHon: orNothing(Marriage),
  khaiTu: orNothing(z.object(act).transform(ourAct)),
});

const Answer = z.object({ duLieu: nullOr(Person) });

/** What is registered of a person → a record in the fields of the register `civil-status`. Throws when anything is not as agreed. */
export function readCivilStatus(value: unknown): RegisterRecord | undefined {
  const { duLieu: person } = Answer.parse(value);
  if (!person) return undefined;
  return {
    id: person.soDinhDanh,
    data: present({
      personalId: person.soDinhDanh,
      name: person.hoTen,
      birthDate: person.ngaySinh,
      birth: person.khaiSinh,
      marriage: person.ketHon,
      death: person.khaiTu,
    }),
  };
}
