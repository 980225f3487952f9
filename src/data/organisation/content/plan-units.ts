import { areaLevels, type AreaLevel, type Role } from '../organisation.contract.ts';
import { stableId } from '../stable-id.ts';
import type { Area, AreaVersion } from './area-content.ts';
import type { PostFile, PostRule, UnitKind } from './unit-content.ts';

export type PlannedPost = { id: string; key: string; title: string; roles: readonly Role[] };

/** One span of a unit's life. */
export type PlannedUnitVersion = {
  name: string;
  shortName: string;
  /** Địa danh ghi trên giấy tờ. */
  placeName: string;
  validFrom: string;
  validTo: string | null;
};

/** Cơ quan, đơn vị as content makes it: one of a kind at a place. */
export type PlannedUnit = {
  id: string;
  /** Stable name, e.g. `commune-08707-committee`, `department-justice`. */
  key: string;
  kind: string;
  areaCode: string;
  agencyCode: string;
  agencyCodeVerified: boolean;
  parentUnitId: string | null;
  deskUnitId: string | null;
  versions: readonly PlannedUnitVersion[];
  posts: readonly PlannedPost[];
};

/** Every unit of the province: each kind at each place of its level. */
export function planUnits(areas: readonly Area[], kinds: readonly UnitKind[], posts: PostFile): PlannedUnit[] {
  const areaOf = new Map(areas.map((area) => [area.code, area]));
  const kindOf = new Map(kinds.map((rule) => [rule.kind, rule]));
  const unitIdAt = (kind: string | undefined, area: Area): string | null => {
    const rule = kind === undefined ? undefined : kindOf.get(kind);
    const place = rule && ancestorAt(area, rule.level, areaOf);
    return rule && place ? stableId('unit', unitKey(rule, place)) : null;
  };
  return kinds.flatMap((rule) =>
    areas
      .filter(({ level }) => level === rule.level)
      .map((area): PlannedUnit => {
        const key = unitKey(rule, area);
        return {
          id: stableId('unit', key),
          key,
          kind: rule.kind,
          areaCode: area.code,
          agencyCode: rule.agencyCode ?? [area.agencyCode, rule.agencyNumber].filter(Boolean).join('.'),
          agencyCodeVerified: rule.agencyCodeVerified,
          parentUnitId: unitIdAt(rule.parent, area),
          deskUnitId: unitIdAt(rule.desk, area),
          versions: area.versions.map((version) => nameUnit(rule, version)).reduce(joinSame, []),
          posts: (rule.posts ? (posts.sets[rule.posts] ?? []) : []).flatMap((post) => planPosts(key, post)),
        };
      }),
  );
}

function unitKey({ level, slug }: UnitKind, area: Area): string {
  return level === 'province' ? slug : `${level}-${area.code}-${slug}`;
}

function ancestorAt(area: Area, level: AreaLevel, areaOf: ReadonlyMap<string, Area>): Area | undefined {
  let place: Area | undefined = area;
  while (place && areaLevels.indexOf(place.level) > areaLevels.indexOf(level)) {
    place = place.parentCode === null ? undefined : areaOf.get(place.parentCode);
  }
  return place;
}

function nameUnit(rule: UnitKind, { kind, name, shortName, validFrom, validTo }: AreaVersion): PlannedUnitVersion {
  const names = (kind === 'city' || kind === 'town' ? rule.urban : undefined) ?? rule;
  // Inside a name the kind of place is written small: "Ủy ban nhân dân phường Tích Sơn".
  const place = name.slice(0, 1).toLocaleLowerCase('vi') + name.slice(1);
  const fill = (text: string) => text.replace('{area}', place);
  return { name: fill(names.name), shortName: fill(names.shortName), placeName: shortName, validFrom, validTo };
}

/** A change of the place that does not change the unit's names starts no new version. */
function joinSame(versions: PlannedUnitVersion[], next: PlannedUnitVersion): PlannedUnitVersion[] {
  const last = versions.at(-1);
  const isSame =
    last && last.name === next.name && last.shortName === next.shortName && last.placeName === next.placeName;
  return isSame ? [...versions.slice(0, -1), { ...last, validTo: next.validTo }] : [...versions, next];
}

function planPosts(unitKeyText: string, rule: PostRule): PlannedPost[] {
  return Array.from({ length: rule.count }, (_, index) => {
    const key = rule.count === 1 ? rule.key : `${rule.key}-${index + 1}`;
    return { id: stableId('post', `${unitKeyText}/${key}`), key, title: rule.title, roles: rule.roles };
  });
}
