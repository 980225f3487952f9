import type { OrganisationContent } from '../content/organisation-content.ts';
import { planAreas } from './plan-areas.ts';
import type { AreaFacts, ReorganisationPlan } from './plan.contract.ts';
import { planStaff } from './plan-staff.ts';
import { planUnitsChange, type CurrentUnit } from './plan-units-change.ts';
import type { ReorganisationFile } from './reorganisation-file.ts';
import { reorganisationTexts } from './reorganisation.vi.ts';

/** Tổ chức đang có: what a reorganisation begins from. */
export type CurrentOrganisation = {
  regime: string;
  areas: readonly AreaFacts[];
  units: readonly CurrentUnit[];
  /** Days of the changes of places carried out already. */
  areaChanges: readonly string[];
  /** Hồ sơ đang giải quyết by the unit that decides. */
  openDossiers: ReadonlyMap<string, number>;
};

/**
 * Lập kế hoạch sắp xếp: everything a file would change in the organisation of that day, with what is unclear — a unit with people or
 * open dossiers and no successor, a place nobody knows where it went. Pure: the same for a rehearsal and in earnest.
 */
export function planReorganisation(
  current: CurrentOrganisation,
  {
    file,
    content,
    on,
  }: {
    file: ReorganisationFile;
    content: Pick<OrganisationContent, 'changes' | 'kindsOfRegimes' | 'regimes' | 'postSets'>;
    on: string;
  },
): ReorganisationPlan {
  const changes = content.changes.filter(
    ({ from }) => file.areas.includes(from) && !current.areaChanges.includes(from),
  );
  const places = planAreas(current.areas, changes, file);
  const kindsBefore = content.kindsOfRegimes.get(current.regime) ?? [];
  const areaHeirs = new Map(places.successions.map(({ from, to }) => [from, to]));
  const planned = planUnitsChange(current.units, {
    before: { areas: current.areas, kinds: kindsBefore },
    after: { areas: places.areas, kinds: content.kindsOfRegimes.get(file.regime ?? current.regime) ?? kindsBefore },
    posts: content.postSets,
    file,
    areaHeirs,
  });
  const staff = planStaff(current.units, { planned, retitle: file.retitle, on });
  const unclear = current.units.flatMap((unit) => {
    const ended = planned.ended.get(unit.id);
    if (!ended || ended.successorId !== null) return [];
    const dossiers = current.openDossiers.get(unit.id) ?? 0;
    const people = new Set(unit.posts.flatMap(({ holders }) => holders)).size;
    return dossiers + people > 0 ? [reorganisationTexts.unitUnclear(unit.name, dossiers, people)] : [];
  });
  const regime = content.regimes.find(({ key }) => key === file.regime);
  const factsOf = (ids: ReadonlySet<string>) => [...ids].flatMap((id) => planned.after.get(id) ?? []);
  return {
    on,
    regime: regime ? { key: regime.key, tiers: regime.tiers, ruleProfile: regime.ruleProfile } : null,
    areas: changedAreas(current.areas, places.areas),
    units: {
      ended: [...planned.ended.values()].map((ended) => ({ ...ended, staff: staff.staffOf.get(ended.id) ?? [] })),
      created: factsOf(planned.created),
      changed: factsOf(planned.changed),
      split: planned.split,
    },
    successions: [...places.successions, ...planned.successions],
    posts: [...planned.posts, ...staff.posts],
    joint: staff.joint,
    unclear: [...places.unclear, ...planned.unclear, ...unclear],
    remarks: [
      ...(file.verified ? [] : [reorganisationTexts.unverified(file.resolution)]),
      ...places.remarks,
      ...staff.remarks,
    ],
  };
}

function changedAreas(before: readonly AreaFacts[], after: readonly AreaFacts[]): ReorganisationPlan['areas'] {
  const same = new Set(before.map((area) => JSON.stringify(area)));
  const kept = new Set(after.map((area) => JSON.stringify(area)));
  return {
    ended: before.filter((area) => !kept.has(JSON.stringify(area))).map(({ code }) => code),
    opened: after.filter((area) => !same.has(JSON.stringify(area))),
  };
}
