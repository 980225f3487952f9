import { seededRandom, type GeneratedPeople, type PlannedAccount } from '#data/organisation/index.ts';
import { dayOfYear, yearOf } from './days.ts';
import { detailOf, type Places } from './places.ts';
import type { Enterprise, Person } from './province.ts';

/** Kinds of enterprise by how their names begin; the longest beginning first. */
const kinds: readonly (readonly [string, string, string])[] = [
  ['Công ty TNHH một thành viên', 'Công ty trách nhiệm hữu hạn một thành viên', 'Giám đốc'],
  ['Công ty TNHH', 'Công ty trách nhiệm hữu hạn hai thành viên trở lên', 'Giám đốc'],
  ['Công ty cổ phần', 'Công ty cổ phần', 'Tổng giám đốc'],
  ['Doanh nghiệp tư nhân', 'Doanh nghiệp tư nhân', 'Chủ doanh nghiệp'],
];

/** Ngành kinh tế Việt Nam (Quyết định 27/2018/QĐ-TTg), by a word in the name of the enterprise. */
const lines: readonly (readonly [string, string, string])[] = [
  ['Xây dựng', '4101', 'Xây dựng nhà để ở'],
  ['Thương mại', '4690', 'Bán buôn tổng hợp'],
  ['Cơ khí', '2592', 'Gia công cơ khí; xử lý và tráng phủ kim loại'],
  ['Vật liệu', '4663', 'Bán buôn vật liệu, thiết bị lắp đặt khác trong xây dựng'],
  ['Vận tải', '4933', 'Vận tải hàng hóa bằng đường bộ'],
  ['May mặc', '1410', 'May trang phục (trừ trang phục từ da lông thú)'],
  ['Nông sản', '4620', 'Bán buôn nông, lâm sản nguyên liệu (trừ gỗ, tre, nứa) và động vật sống'],
  ['Gốm sứ', '2393', 'Sản xuất sản phẩm gốm sứ khác'],
  ['Du lịch', '7912', 'Điều hành tua du lịch'],
  ['Điện tử', '2610', 'Sản xuất linh kiện điện tử'],
  ['Thực phẩm', '4632', 'Bán buôn thực phẩm'],
  ['Nội thất', '3100', 'Sản xuất giường, tủ, bàn, ghế'],
  ['Cây cảnh', '0118', 'Trồng rau, đậu các loại và trồng hoa'],
];

const householdLines = [
  {
    code: '4711',
    name: 'Bán lẻ lương thực, thực phẩm, đồ uống, thuốc lá, thuốc lào trong các cửa hàng kinh doanh tổng hợp',
  },
  { code: '5610', name: 'Nhà hàng và các dịch vụ ăn uống phục vụ lưu động' },
  { code: '9631', name: 'Cắt tóc, làm đầu, gội đầu' },
];

/** Every so many citizens one keeps a shop; the printed ones come first in the list and keep none. */
const shopkeepers = { first: 5, every: 7 };

type Making = { places: Places; people: ReadonlyMap<string, Person> };

/** Doanh nghiệp, hộ kinh doanh: each enterprise of the province with the person who represents it, and shops of citizens. */
export function inventEnterprises(
  { enterprises, citizens }: GeneratedPeople,
  { places, people, representativeIds }: Making & { representativeIds: readonly string[] },
): Enterprise[] {
  const companies = enterprises.flatMap((account, index) => {
    const person = people.get(representativeIds[index] ?? '');
    return person ? [enterpriseOf(account, person, places)] : [];
  });
  const shops = citizens.flatMap(({ personalId, phone }, index) => {
    const owner = people.get(personalId ?? '');
    const keepsShop = index >= shopkeepers.first && index % shopkeepers.every === 0;
    return owner && keepsShop ? [shopOf(owner, places, phone)] : [];
  });
  return [...companies, ...shops];
}

function enterpriseOf(account: PlannedAccount, person: Person, places: Places): Enterprise {
  const { taxCode, fullName: name, profile, phone, username } = account;
  const random = seededRandom(`enterprise:${taxCode}`);
  const [, kindName = '', position = ''] = kinds.find(([beginning]) => name.startsWith(beginning)) ?? [];
  const luck = random.integer(1, 100);
  return {
    taxCode: taxCode ?? '',
    name,
    kindName,
    status: username !== null || luck <= 88 ? 'active' : luck <= 95 ? 'suspended' : 'dissolved',
    address: places.at(profile.communeCode ?? '', detailOf(profile.address ?? '')),
    addressText: profile.address ?? '',
    registeredOn: dayOfYear(random, random.integer(Math.max(2005, yearOf(person.birthDate) + 25), 2024)),
    capitalVnd: random.integer(5, 400) * 100_000_000,
    phone: phone ?? '',
    representative: { name: person.name, position, personalId: person.personalId },
    lines: lines.filter(([word]) => name.includes(word)).map(([, code, line]) => ({ code, name: line })),
  };
}

function shopOf(owner: Person, places: Places, phone: string | null): Enterprise {
  const random = seededRandom(`shop:${owner.personalId}`);
  const { residence } = owner;
  return {
    // From 2025-07-01 the tax code of a household is the personal number of its owner.
    taxCode: owner.personalId,
    name: `Hộ kinh doanh ${owner.name}`,
    kindName: 'Hộ kinh doanh',
    status: 'active',
    address: residence,
    addressText: `${residence.detail ?? ''}, ${places.nameOf(residence)}`,
    registeredOn: dayOfYear(random, random.integer(Math.max(2010, yearOf(owner.birthDate) + 19), 2025)),
    capitalVnd: random.integer(3, 50) * 10_000_000,
    phone: phone ?? '',
    representative: { name: owner.name, position: 'Chủ hộ kinh doanh', personalId: owner.personalId },
    lines: [random.pick(householdLines)],
  };
}
