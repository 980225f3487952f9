import type { OrganisationContent, PeopleContent, Random } from '#data/organisation/index.ts';
import type { Address } from './province.ts';

export type Places = {
  /** Any commune of the province, without house or village. */
  pick: (random: Random) => Address;
  /** A village or street block of a commune. */
  pickHome: (random: Random, commune: Address) => Address;
  at: (communeCode: string, detail: string) => Address;
  /** `xã Đồng Tĩnh, huyện Tam Dương, tỉnh Vĩnh Phúc`. */
  nameOf: (address: Address) => string;
};

/** Các địa bàn of the regime in force, as addresses of the registers write them. */
export function createPlaces({ areas }: OrganisationContent, { names }: PeopleContent): Places {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const communes = areas.filter(({ level }) => level === 'commune');
  const parentOf = (code: string): string => byCode.get(code)?.parentCode ?? '';
  const nameOf = (code: string): string => byCode.get(code)?.versions.at(-1)?.name ?? '';
  const codesOf = (commune: string): Address => {
    const district = parentOf(commune);
    return { province: parentOf(district), district, commune };
  };
  return {
    pick: (random) => codesOf(random.pick(communes).code),
    pickHome: (random, { commune }) => {
      const isUrban = byCode.get(commune)?.versions.at(-1)?.kind !== 'commune';
      const detail = isUrban ? `Tổ dân phố số ${random.integer(1, 12)}` : `Thôn ${random.pick(names.villages)}`;
      return { ...codesOf(commune), detail };
    },
    at: (commune, detail) => ({ ...codesOf(commune), detail }),
    nameOf: ({ commune, district, province }) =>
      [commune, district, province].map((code) => lowerFirst(nameOf(code))).join(', '),
  };
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLocaleLowerCase('vi') + text.slice(1);

/** The part of a written address before commune, district and province. */
export function detailOf(address: string): string {
  return address.split(', ').slice(0, -3).join(', ');
}
