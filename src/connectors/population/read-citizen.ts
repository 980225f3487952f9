import { z } from 'zod';
import type { RegisterRecord } from '#data/registry/index.ts';
import { orNothing, PersonalId, present, receivedText } from '../outside/index.ts';
import { genderOf, maritalStatusOf } from './population-codes.ts';

const Code = receivedText(10);
const Name = receivedText(200);

const Address = z
  .object({
    MaTinhThanh: orNothing(z.string().regex(/^\d{2}$/)),
    MaQuanHuyen: orNothing(z.string().regex(/^\d{3}$/)),
    MaPhuongXa: orNothing(z.string().regex(/^\d{5}$/)),
    ChiTiet: orNothing(receivedText(200)),
  })
  .transform(({ MaTinhThanh, MaQuanHuyen, MaPhuongXa, ChiTiet }) =>
    present({ province: MaTinhThanh, district: MaQuanHuyen, commune: MaPhuongXa, detail: ChiTiet }),
  );

const FullName = z
  .union([Name, z.object({ Ho: orNothing(Name), ChuDem: orNothing(Name), Ten: orNothing(Name) })])
  .transform((name) => (typeof name === 'string' ? name : [name.Ho, name.ChuDem, name.Ten].filter(Boolean).join(' ')))
  .pipe(z.string().min(1).max(200));

const Relative = z
  .object({ HoVaTen: orNothing(FullName), QuocTich: orNothing(Code), SoDinhDanh: orNothing(PersonalId) })
  .transform(({ HoVaTen, QuocTich, SoDinhDanh }) =>
    present({ name: HoVaTen, personalId: SoDinhDanh, nationality: QuocTich }),
  );

const Head = z
  .object({ HoVaTen: orNothing(FullName), SoDinhDanh: orNothing(PersonalId), QuanHe: orNothing(receivedText(50)) })
  .transform(({ HoVaTen, SoDinhDanh, QuanHe }) => present({ name: HoVaTen, personalId: SoDinhDanh, relation: QuanHe }));

const BirthDate = z
  .object({
    Nam: orNothing(z.string().regex(/^\d{4}$/)),
    NgayThangNam: orNothing(z.string().regex(/^\d{4}((0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?)?$/)),
  })
  .transform(
    ({ Nam, NgayThangNam }) =>
      NgayThangNam?.replace(/^(\d{4})(\d{2})?(\d{2})?$/, (_, ...parts: (string | undefined)[]) =>
        parts.slice(0, 3).filter(Boolean).join('-'),
      ) ?? Nam,
  );

const coded = (codes: Readonly<Record<string, string | undefined>>) =>
  z
    .string()
    .refine((code) => Object.hasOwn(codes, code))
    .transform((code) => codes[code]);

const Citizen = z.object({
  SoDinhDanh: PersonalId,
  SoCMND: orNothing(z.string().regex(/^\d{9}$|^\d{12}$/)),
  HoVaTen: FullName,
  GioiTinh: orNothing(coded(genderOf)),
  DanToc: orNothing(Code),
  TonGiao: orNothing(receivedText(100)),
  TinhTrangHonNhan: orNothing(coded(maritalStatusOf)),
  NgayThangNamSinh: orNothing(BirthDate),
  QuocTich: orNothing(Code),
  NoiDangKyKhaiSinh: orNothing(Address),
  QueQuan: orNothing(Address),
  ThuongTru: orNothing(Address),
  NoiOHienTai: orNothing(Address),
  Cha: orNothing(Relative),
  Me: orNothing(Relative),
  VoChong: orNothing(Relative),
  ChuHo: orNothing(Head),
});

/** CongDan of an answer → a record in the fields of the register `population`. Throws when anything is not as agreed. */
export function readCitizen(value: unknown): RegisterRecord {
  const citizen = Citizen.parse(value);
  return {
    id: citizen.SoDinhDanh,
    data: present({
      personalId: citizen.SoDinhDanh,
      // Twelve digits are a card of 2012–2016: the personal number over again.
      oldIdentityNumber: citizen.SoCMND?.length === 9 ? citizen.SoCMND : undefined,
      name: citizen.HoVaTen,
      gender: citizen.GioiTinh,
      birthDate: citizen.NgayThangNamSinh,
      ethnicGroup: citizen.DanToc,
      religion: citizen.TonGiao,
      maritalStatus: citizen.TinhTrangHonNhan,
      nationality: citizen.QuocTich,
      homeTown: citizen.QueQuan,
      birthPlace: citizen.NoiDangKyKhaiSinh,
      residence: citizen.ThuongTru,
      currentResidence: citizen.NoiOHienTai,
      father: citizen.Cha,
      mother: citizen.Me,
      spouse: citizen.VoChong,
      householdHead: citizen.ChuHo,
    }),
  };
}
