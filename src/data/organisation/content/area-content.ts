import { z } from 'zod';
import type { ContentFile } from '#infrastructure/content-file.ts';
import type { AreaKind, AreaLevel } from '../organisation.contract.ts';
import { areaKindVi, contentTexts } from '../organisation.vi.ts';
import { CommuneCode, Day, dayAfter, Text } from './day.ts';

const AgencyNumber = z.string().regex(/^\d{2}$/, { error: 'nhóm số gồm 2 chữ số, viết trong dấu nháy' });

/** What a place was before a change; kind or name left out means it did not change. */
const earlier = <Kind extends z.ZodType>(kind: Kind) =>
  z.array(z.strictObject({ kind: kind.optional(), name: Text.optional(), validTo: Day, resolution: Text })).default([]);

const CommuneKind = z.enum(['ward', 'township', 'commune']);
const DistrictKind = z.enum(['city', 'town', 'district']);

/** `areas.yaml`: the province's places with the codes of the statistics office. */
export const AreaFile = z.strictObject({
  province: z.strictObject({
    code: z.string().regex(/^\d{2}$/),
    kind: z.literal('province'),
    name: Text,
    agencyCode: z.string().regex(/^[A-Z]\d{2}$/),
  }),
  districts: z.array(
    z.strictObject({
      code: z.string().regex(/^\d{3}$/, { error: 'mã huyện gồm 3 chữ số, viết trong dấu nháy' }),
      kind: DistrictKind,
      name: Text,
      agencyNumber: AgencyNumber,
      earlier: earlier(DistrictKind),
      communes: z.array(
        z.strictObject({
          code: CommuneCode,
          kind: CommuneKind,
          name: Text,
          agencyNumber: AgencyNumber,
          earlier: earlier(CommuneKind),
        }),
      ),
    }),
  ),
});
export type AreaFile = z.output<typeof AreaFile>;

/** One span of a place's life: what it was called and what kind it was. Both days belong to the span. */
export type AreaVersion = {
  kind: AreaKind;
  name: string;
  shortName: string;
  validFrom: string;
  validTo: string | null;
};

/** Đơn vị hành chính with its whole history and the code of its authorities. */
export type Area = {
  code: string;
  level: AreaLevel;
  parentCode: string | null;
  agencyCode: string;
  /** Oldest first; the last one is open. */
  versions: readonly AreaVersion[];
};

type Written = {
  kind: AreaKind;
  name: string;
  earlier: readonly { kind?: AreaKind | undefined; name?: string | undefined; validTo: string }[];
};

function versionsOf(written: Written, validFrom: string): AreaVersion[] {
  const spans = [...written.earlier, { kind: written.kind, name: written.name, validTo: null }];
  let from = validFrom;
  return spans.map(({ kind = written.kind, name = written.name, validTo }) => {
    const version = { kind, name: `${areaKindVi[kind]} ${name}`, shortName: name, validFrom: from, validTo };
    if (validTo) from = dayAfter(validTo);
    return version;
  });
}

/** All places of the province, the province first, each district before its communes. */
export function expandAreas({ province, districts }: AreaFile, validFrom: string): Area[] {
  const { code, agencyCode } = province;
  const whole = versionsOf({ ...province, earlier: [] }, validFrom);
  return [
    { code, level: 'province', parentCode: null, agencyCode, versions: whole },
    ...districts.flatMap((district): Area[] => {
      const districtCode = `${agencyCode}.${district.agencyNumber}`;
      return [
        {
          code: district.code,
          level: 'district',
          parentCode: code,
          agencyCode: districtCode,
          versions: versionsOf(district, validFrom),
        },
        ...district.communes.map((commune): Area => ({
          code: commune.code,
          level: 'commune',
          parentCode: district.code,
          agencyCode: `${districtCode}.${commune.agencyNumber}`,
          versions: versionsOf(commune, validFrom),
        })),
      ];
    }),
  ];
}

/** What a schema cannot say: every code stands once. */
export function checkAreas({ value, fault }: ContentFile<AreaFile>): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  value.districts.forEach((district, index) => {
    const places = [{ code: district.code, path: ['districts', index] }];
    district.communes.forEach(({ code }, row) => places.push({ code, path: ['districts', index, 'communes', row] }));
    for (const { code, path } of places) {
      if (seen.has(code)) faults.push(fault(path, contentTexts.twice('mã địa bàn', code)));
      seen.add(code);
    }
  });
  return faults;
}
