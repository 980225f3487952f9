import type { Area } from '../content/area-content.ts';

/** The places of the province as addresses write them. */
export type Addresses = {
  communes: readonly Area[];
  /** Full address of a place in a commune: "Thôn Đông, xã Đồng Tĩnh, huyện Tam Dương, tỉnh Vĩnh Phúc". */
  write: (place: string, communeCode: string) => string;
  codesOf: (communeCode: string) => { provinceCode: string; districtCode: string; communeCode: string };
};

export function createAddresses(areas: readonly Area[]): Addresses {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const chainOf = (code: string | null): Area[] => {
    const area = code === null ? undefined : byCode.get(code);
    return area ? [area, ...chainOf(area.parentCode)] : [];
  };
  return {
    communes: areas.filter(({ level }) => level === 'commune'),
    write: (place, communeCode) => {
      const names = chainOf(communeCode).map(({ versions }) => versions.at(-1)?.name ?? '');
      return [place, ...names.map((name) => name.slice(0, 1).toLocaleLowerCase('vi') + name.slice(1))].join(', ');
    },
    codesOf: (communeCode) => {
      const [, district, province] = chainOf(communeCode);
      return { provinceCode: province?.code ?? '', districtCode: district?.code ?? '', communeCode };
    },
  };
}

/** Whether streets have names there: phường and thị trấn. */
export function isUrban(area: Area): boolean {
  return area.versions.at(-1)?.kind !== 'commune';
}
