import { vietnamDay } from '#infrastructure/clock.ts';
import type { Directory } from '#data/organisation/index.ts';
import type { Dossier } from '../course/dossier.ts';

/** `H62.30.15` → `H62`: the ministry or province at the head of an agency code (QĐ 20/2020). */
const headOf = (agencyCode: string | undefined): string => agencyCode?.split('.')[0] ?? '';

/** Cơ quan ngoài hệ thống: of a ministry or another province than the agency that decides; it is written to over the document axis. */
export function isOutside(
  { organisation }: { organisation: Pick<Directory, 'findUnit'> },
  { decidingUnitId, unitId, at }: Pick<Dossier, 'decidingUnitId'> & { unitId: string; at: Date },
): boolean {
  const on = vietnamDay(at);
  const own = headOf(organisation.findUnit(decidingUnitId, on)?.agencyCode);
  const theirs = headOf(organisation.findUnit(unitId, on)?.agencyCode);
  return own !== '' && theirs !== '' && own !== theirs;
}
