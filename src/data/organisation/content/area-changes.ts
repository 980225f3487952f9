import { z } from 'zod';
import type { ContentFile } from '#infrastructure/content-file.ts';
import { contentTexts } from '../organisation.vi.ts';
import { CommuneCode, Day, Text } from './day.ts';

/** `history/<day>.yaml`: one resolution that makes communes out of earlier ones. */
export const AreaChange = z.strictObject({
  from: Day,
  resolution: Text,
  /** Whether resolution, day and every pair were checked against the text. */
  verified: z.boolean(),
  province: z.strictObject({ code: z.string().regex(/^\d{2}$/), name: Text }).optional(),
  endsDistricts: z.boolean().default(false),
  units: z.array(
    z.strictObject({
      code: CommuneCode,
      kind: z.enum(['ward', 'township', 'commune']),
      name: Text,
      from: z.array(CommuneCode).min(1),
    }),
  ),
  /** Communes joined to one that keeps its code and name; without `into` nobody knows where, and what they held stays unclear. */
  ended: z.array(z.strictObject({ code: CommuneCode, into: CommuneCode.optional() })).default([]),
});
export type AreaChange = z.output<typeof AreaChange>;

export type Commune = { code: string; kind: 'ward' | 'township' | 'commune'; name: string };

/** Sắp xếp đơn vị hành chính: the communes after a change, in the order of their codes. A code may live on under another name. */
export function applyAreaChange(communes: readonly Commune[], change: AreaChange): Commune[] {
  const gone = new Set([...change.units.flatMap(({ from }) => from), ...change.ended.map(({ code }) => code)]);
  const made = change.units.map(({ code, kind, name }) => ({ code, kind, name }));
  return [...communes.filter(({ code }) => !gone.has(code)), ...made].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** A change may only use communes in force, each once, and may not take the code of one that lives on. */
export function checkAreaChange({ value, fault }: ContentFile<AreaChange>, communes: readonly Commune[]): string[] {
  const faults: string[] = [];
  const known = new Set(communes.map(({ code }) => code));
  const taken = new Set(value.ended.map(({ code }) => code));
  value.ended.forEach(({ code, into }, index) => {
    const isLiving = (one: string) => known.has(one) && !taken.has(one);
    if (!known.has(code)) faults.push(fault(['ended', index], contentTexts.notInForce(code, value.from)));
    if (into !== undefined && !isLiving(into))
      faults.push(fault(['ended', index], contentTexts.notInForce(into, value.from)));
  });
  value.units.forEach(({ from }, index) => {
    for (const code of from) {
      const path = ['units', index, 'from'];
      if (!known.has(code)) faults.push(fault(path, contentTexts.notInForce(code, value.from)));
      if (taken.has(code)) faults.push(fault(path, contentTexts.takenTwice(code)));
      taken.add(code);
    }
  });
  value.units.forEach(({ code }, index) => {
    if (known.has(code) && !taken.has(code))
      faults.push(fault(['units', index, 'code'], contentTexts.codeOfAnother(code)));
  });
  return faults;
}
