import { escapeXml } from '#infrastructure/escape-xml.ts';
import { isSame } from '#data/registry/index.ts';
import type { Address, InventedProvince, Person } from '../invented-province/index.ts';
import { genderOf, maritalStatusOf, nationalCode } from './population-codes.ts';
import { birthElement, element } from './population-messages.ts';
import type { Question } from './question.ts';

/** CongDan with everything the service 037 tells of a person. */
export function writeCitizen(person: Person, { people }: InventedProvince): string {
  const widowed = '3';
  const text = (name: string, value: string | null) => element(name, escapeXml(value ?? ''));
  const relative = (name: string, id: string | null) => element(name, writeRelative(people.get(id ?? '')));
  const head = people.get(person.household.headId);
  return element(
    'CongDan',
    [
      text('SoDinhDanh', person.personalId),
      text('SoCMND', person.oldIdentityNumber),
      writeFullName(person.name),
      text('GioiTinh', nationalCode(genderOf, person.gender) ?? '0'),
      text('DanToc', person.ethnicGroup),
      text('TonGiao', person.religion),
      text('TinhTrangHonNhan', nationalCode(maritalStatusOf, person.maritalStatus) ?? widowed),
      text('NhomMau', '00'),
      element('NgayThangNamSinh', birthElement(person.birthDate)),
      element('NoiDangKyKhaiSinh', writeAddress(person.birthPlace)),
      text('QuocTich', 'VN'),
      element('QueQuan', writeAddress(person.homeTown)),
      element('ThuongTru', writeAddress(person.residence)),
      element('NoiOHienTai', writeAddress(person.currentResidence)),
      relative('Cha', person.fatherId),
      relative('Me', person.motherId),
      relative('VoChong', person.spouseId),
      element('NguoiDaiDien', ''),
      element('ChuHo', writeRelative(head) + text('QuanHe', person.household.relation)),
    ].join(''),
  );
}

/**
 * For each thing claimed whether it is so. By which rule the real service compares names is published nowhere. Taken here: capitals,
 * spaces, the coding of letters and the place of a tone mark (Hoà, Hòa) make no difference, both being in use on cards; a name without
 * its marks is another name.
 */
export function compareCitizen(
  person: Pick<Person, 'name' | 'birthDate' | 'gender' | 'ethnicGroup'>,
  question: Partial<Question>,
): Record<string, boolean> {
  const { HoVaTen, NgayThangNamSinh: born, GioiTinh, DanToc, QuocTich } = question;
  const digits = person.birthDate.replaceAll('-', '');
  return {
    ...(HoVaTen !== undefined && { HoVaTen: isSame(HoVaTen, person.name) }),
    ...(born && {
      NgayThangNamSinh: (born.NgayThangNam ?? born.Nam) === (born.NgayThangNam ? digits : digits.slice(0, 4)),
    }),
    ...(GioiTinh !== undefined && { GioiTinh: genderOf[GioiTinh] === person.gender }),
    ...(DanToc !== undefined && { DanToc: DanToc === person.ethnicGroup }),
    ...(QuocTich !== undefined && { QuocTich: QuocTich === 'VN' }),
  };
}

/** Họ, chữ đệm, tên: the first word, those between, the last. */
function writeFullName(name: string): string {
  const words = name.split(' ');
  const parts = { Ho: words[0] ?? '', ChuDem: words.slice(1, -1).join(' '), Ten: words.at(-1) ?? '' };
  return element(
    'HoVaTen',
    Object.entries(parts)
      .map(([part, text]) => element(part, escapeXml(text)))
      .join(''),
  );
}

function writeAddress({ province, district, commune, detail = '' }: Address): string {
  const codes = { MaTinhThanh: province, MaQuanHuyen: district, MaPhuongXa: commune, ChiTiet: detail, QuocGia: 'VN' };
  return Object.entries(codes)
    .map(([name, value]) => element(name, escapeXml(value)))
    .join('');
}

function writeRelative(person: Person | undefined): string {
  if (!person) return '';
  return [
    element('HoVaTen', escapeXml(person.name)),
    element('QuocTich', 'VN'),
    element('SoDinhDanh', person.personalId),
    element('SoCMND', person.oldIdentityNumber ?? ''),
  ].join('');
}
