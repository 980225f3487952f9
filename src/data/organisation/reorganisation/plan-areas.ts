import type { AreaChange } from '../content/area-changes.ts';
import { areaKindVi } from '../organisation.vi.ts';
import type { ReorganisationFile } from './reorganisation-file.ts';
import { reorganisationTexts } from './reorganisation.vi.ts';
import type { AreaFacts, Succession } from './plan.contract.ts';

export type PlannedAreas = {
  areas: AreaFacts[];
  successions: Succession[];
  unclear: string[];
  remarks: string[];
};

/** Địa bàn sau các lần sắp xếp: the places after the changes, and which took over from which. Pure. */
export function planAreas(
  before: readonly AreaFacts[],
  changes: readonly AreaChange[],
  file: Pick<ReorganisationFile, 'seats' | 'province' | 'communeNumbersFrom'>,
): PlannedAreas {
  const planned: PlannedAreas = { areas: [...before], successions: [], unclear: [], remarks: [] };
  const heirs = new Map<string, string>();
  for (const change of changes) {
    if (!change.verified) planned.remarks.push(reorganisationTexts.unverified(change.resolution));
    const heirsNow = applyChange(planned, change);
    for (const [from, to] of heirs) heirs.set(from, heirsNow.get(to) ?? to);
    for (const [from, to] of heirsNow) heirs.set(from, to);
    if (change.endsDistricts) endDistricts(planned, heirs, file);
    if (change.province) renameProvince(planned, heirs, change.province, file.province?.agencyCode);
  }
  planned.successions = [...heirs]
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => ({ kind: 'area', from, to, procedures: null }));
  return planned;
}

/** The communes of one resolution; answers who took over from whom. */
function applyChange(planned: PlannedAreas, change: AreaChange): Map<string, string> {
  const areaOf = new Map(planned.areas.map((area) => [area.code, area]));
  const heirs = new Map<string, string>();
  const gone = new Set<string>();
  for (const { code, into } of change.ended) {
    const area = areaOf.get(code);
    if (!area) planned.unclear.push(reorganisationTexts.areaGone(code));
    else if (into === undefined) planned.unclear.push(reorganisationTexts.areaUnclear(area.name));
    else heirs.set(code, into);
    gone.add(code);
  }
  const made = change.units.flatMap(({ code, kind, name, from }): AreaFacts[] => {
    for (const old of from) {
      if (!areaOf.has(old)) planned.unclear.push(reorganisationTexts.areaGone(old));
      gone.add(old);
      heirs.set(old, code);
    }
    const base = areaOf.get(code) ?? areaOf.get(from[0] ?? '');
    return base ? [{ ...base, code, kind, name: `${areaKindVi[kind]} ${name}`, shortName: name }] : [];
  });
  planned.areas = [...planned.areas.filter(({ code }) => !gone.has(code)), ...made];
  return heirs;
}

/** Kết thúc cấp huyện: communes stand beneath the province, with numbers of their own. */
function endDistricts(
  planned: PlannedAreas,
  heirs: Map<string, string>,
  { seats, province, communeNumbersFrom = 1 }: Pick<ReorganisationFile, 'seats' | 'province' | 'communeNumbersFrom'>,
): void {
  const whole = planned.areas.find(({ level }) => level === 'province');
  if (!whole) return;
  const agencyCode = province?.agencyCode ?? whole.agencyCode;
  for (const { code, level, name } of planned.areas) {
    if (level !== 'district') continue;
    const seat = seats[code];
    if (seat === undefined) planned.unclear.push(reorganisationTexts.areaUnclear(name));
    else heirs.set(code, seat);
  }
  let number = communeNumbersFrom - 1;
  planned.areas = planned.areas
    .filter(({ level }) => level !== 'district')
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map((area) => {
      if (area.level !== 'commune') return area;
      number += 1;
      return { ...area, parentCode: whole.code, agencyCode: `${agencyCode}.${String(number).padStart(2, '0')}` };
    });
}

function renameProvince(
  planned: PlannedAreas,
  heirs: Map<string, string>,
  { code, name }: { code: string; name: string },
  agencyCode: string | undefined,
): void {
  const whole = planned.areas.find(({ level }) => level === 'province');
  if (!whole) return;
  heirs.set(whole.code, code);
  planned.areas = planned.areas.map((area) => {
    if (area.level === 'province')
      return {
        ...area,
        ...{ code, name: `${areaKindVi[area.kind]} ${name}`, shortName: name },
        agencyCode: agencyCode ?? area.agencyCode,
      };
    return area.parentCode === whole.code ? { ...area, parentCode: code } : area;
  });
}
