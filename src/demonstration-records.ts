import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { isContentInstalled, recordContent } from '#infrastructure/installed-content.queries.ts';
import { readOrganisationContent, readPeopleContent } from '#data/organisation/index.ts';
import { importRecords, type Registers } from '#data/registry/index.ts';
import {
  inventProvince,
  type Enterprise,
  type InventedProvince,
  type Person,
} from './connectors/invented-province/index.ts';

type Row = Record<string, string>;
type Seeding = { db: Db; now: Clock; registers: Registers; contentDir: string };

/** Enough to find somebody in each register, few enough to be there in a second. */
const counts = { household: 300, 'household-business': 250, land: 300, licence: 250 };
const adultSince = '2006-01-01';

const trades = [
  { code: '4711', name: 'Bán lẻ lương thực, thực phẩm', word: 'Tạp hóa' },
  { code: '5610', name: 'Nhà hàng và dịch vụ ăn uống phục vụ lưu động', word: 'Quán ăn' },
  { code: '9631', name: 'Cắt tóc, làm đầu, gội đầu', word: 'Cắt tóc' },
  { code: '4520', name: 'Bảo dưỡng, sửa chữa ô tô và xe có động cơ khác', word: 'Sửa xe' },
  { code: '1410', name: 'May trang phục', word: 'May mặc' },
];
const licences = [
  { kind: 'driving', classes: ['A1', 'B', 'C1'], issuer: 'Phòng Cảnh sát giao thông, Công an tỉnh' },
  { kind: 'medical', classes: ['Khám bệnh, chữa bệnh đa khoa'], issuer: 'Sở Y tế' },
  { kind: 'construction', classes: ['Giám sát công trình dân dụng'], issuer: 'Sở Xây dựng' },
];
const purposes = ['ODT', 'ONT', 'CLN', 'LUC'];

/**
 * Bản ghi trình diễn: invented households, household businesses, parcels and licences of the demonstration's invented people, always the
 * same; once. The people with printed accounts come first.
 */
export async function seedRecords({ db, now, registers, contentDir }: Seeding): Promise<void> {
  const organisation = await readOrganisationContent(join(contentDir, 'organisation'));
  const content = await readPeopleContent(join(contentDir, 'people'), organisation);
  const tables = inventRecords(inventProvince(organisation, content));
  const hash = createHash('sha256').update(JSON.stringify(tables)).digest('hex');
  if (await isContentInstalled(db, { name: 'demonstration-records', hash })) return;
  for (const [name, rows] of Object.entries(tables)) {
    const register = registers.get(name);
    const [first] = rows;
    if (!register || !first) continue;
    const columns = Object.keys(first);
    const table = {
      columns,
      rows: rows.map((row, index) => ({ line: index + 2, cells: columns.map((column) => row[column] ?? '') })),
    };
    const file = {
      name: `${name} (trình diễn)`,
      sha256: createHash('sha256').update(JSON.stringify(rows)).digest('hex'),
    };
    const by = { id: null, name: 'Bản trình diễn' };
    await importRecords({ db, now }, { register, table, file, by, dryRun: false });
  }
  await recordContent(db, { name: 'demonstration-records', hash, at: now() });
}

export function inventRecords(province: InventedProvince): Record<keyof typeof counts, Row[]> {
  const people = [...province.people.values()];
  const registered = [...province.enterprises.values()].filter(({ kindName }) => kindName === 'Hộ kinh doanh');
  const owners = new Set(registered.map(({ representative }) => representative.personalId));
  const adults = people.filter(({ birthDate, diedOn }) => birthDate < adultSince && diedOn === null);
  const heads = adults.filter(({ personalId, household }) => household.headId === personalId);
  const membersOf = Map.groupBy(people, ({ household }) => household.headId);
  return {
    household: heads.slice(0, counts.household).map((head, index) => household(head, index, membersOf)),
    'household-business': [
      ...registered.map(businessAsRegistered),
      ...everyOther(adults, 3)
        .filter(({ personalId }) => !owners.has(personalId))
        .slice(0, counts['household-business'] - registered.length)
        .map(business),
    ],
    land: heads.slice(0, counts.land).map(parcel),
    licence: everyOther(adults, 2).slice(0, counts.licence).map(licence),
  };
}

/** The first, then every so manieth: the demonstration's own people stand first in the list. */
const everyOther = (people: readonly Person[], step: number) =>
  people.filter((_person, index) => index < 20 || index % step === 0);

const pick = <One>(list: readonly [One, ...One[]] | readonly One[], index: number): One => {
  const one = list[index % list.length];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
};
const serial = (number: number, digits: number) => String(number).padStart(digits, '0');
const dayOf = (year: number, index: number) => `${year}-${serial((index % 12) + 1, 2)}-${serial((index % 28) + 1, 2)}`;

function household(head: Person, index: number, membersOf: ReadonlyMap<string, Person[]>): Row {
  const { personalId, name, birthDate, residence } = head;
  const members = (membersOf.get(personalId) ?? []).map((member) => ({
    personalId: member.personalId,
    name: member.name,
    relation: member.household.relation,
  }));
  return {
    householdCode: `${residence.commune}-${serial(index + 1, 5)}`,
    ...{ personalId, name, birthDate, commune: residence.commune, addressText: residence.detail ?? '' },
    members: JSON.stringify(members.slice(0, 50)),
    poverty: index % 17 === 0 ? 'poor' : index % 11 === 0 ? 'near_poor' : 'none',
    merit: index % 23 === 0 ? 'true' : 'false',
  };
}

function business({ personalId, name, residence }: Person, index: number): Row {
  const trade = pick(trades, index);
  const { district, commune, detail = '' } = residence;
  return {
    // Since 1/7/2025 the owner's personal number is the tax code (TT 86/2024/TT-BTC Đ5).
    taxCode: personalId,
    certificateNumber: `19A8${serial(index + 1, 6)}`,
    name: `Hộ kinh doanh ${trade.word} ${name.split(' ').slice(-2).join(' ')} ${index + 1}`,
    commune,
    address: JSON.stringify({ province: '26', district, commune, detail }),
    addressText: `${detail} (${index + 1})`,
    ...{ ownerName: name, ownerPersonalId: personalId, capitalVnd: String(50_000_000 + (index % 20) * 10_000_000) },
    registeredOn: dayOf(2021 + (index % 5), index),
    status: index % 19 === 0 ? 'suspended' : 'active',
    lines: JSON.stringify([{ code: trade.code, name: trade.name }]),
  };
}

/** A household business the national register has too. */
function businessAsRegistered(enterprise: Enterprise, index: number): Row {
  const { taxCode, name, address, addressText, representative, capitalVnd, registeredOn, status, lines } = enterprise;
  return {
    taxCode,
    certificateNumber: `19A7${serial(index + 1, 6)}`,
    ...{ name, commune: address.commune, address: JSON.stringify(address), addressText },
    ...{ ownerName: representative.name, ownerPersonalId: representative.personalId, capitalVnd: String(capitalVnd) },
    registeredOn,
    status: status === 'dissolved' ? 'ended' : status,
    lines: JSON.stringify(lines),
  };
}

function parcel({ personalId, name, birthDate, residence }: Person, index: number): Row {
  const sheet = String(100 + Math.floor(index / 50));
  const number = String((index % 50) + 1);
  return {
    parcelCode: `${residence.commune}-${sheet}-${number}`,
    ...{ commune: residence.commune, mapSheet: sheet, parcelNumber: number },
    areaM2: String(60 + ((index * 37) % 440)),
    purpose: pick(purposes, index),
    useUntil: 'lâu dài',
    addressText: residence.detail ?? '',
    certificateNumber: `CS${serial(100_000 + index, 8)}`,
    bookNumber: `CH${serial(index + 1, 5)}`,
    issuedOn: dayOf(2015 + (index % 10), index),
    ...{ personalId, name, birthDate },
  };
}

function licence({ personalId, name, birthDate }: Person, index: number): Row {
  const of = pick(licences, index % 5 === 0 ? 1 : index % 7 === 0 ? 2 : 0);
  return {
    licenceNumber: of.kind === 'driving' ? `26${serial(10_000_000 + index, 10)}` : `${serial(index + 1, 6)}/VP-CCHN`,
    licenceKind: of.kind,
    licenceClass: pick(of.classes, index),
    ...{ personalId, name, birthDate },
    issuedOn: dayOf(2016 + (index % 9), index),
    expiresOn: of.kind === 'driving' ? dayOf(2027 + (index % 9), index) : '',
    issuer: of.issuer,
    pointsLeft: of.kind === 'driving' ? '12' : '',
    status: 'valid',
  };
}
