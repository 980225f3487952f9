import type { Area } from '../content/area-content.ts';
import { planUnits, type PlannedUnit } from '../content/plan-units.ts';
import type { PostFile, UnitKind } from '../content/unit-content.ts';
import { stableId } from '../stable-id.ts';
import type { AreaFacts, EndedUnit, PostFacts, Succession, UnitFacts } from './plan.contract.ts';
import type { Into, ReorganisationFile, UnitChange } from './reorganisation-file.ts';
import { reorganisationTexts } from './reorganisation.vi.ts';

/** A unit in force with its posts and who holds them. */
export type CurrentUnit = UnitFacts & { posts: readonly (PostFacts & { holders: readonly string[] })[] };

type Rules = { areas: readonly AreaFacts[]; kinds: readonly UnitKind[] };

export type PlannedUnits = {
  /** Units in force afterwards, by id. */
  after: Map<string, UnitFacts>;
  created: Set<string>;
  changed: Set<string>;
  ended: Map<string, Omit<EndedUnit, 'staff'>>;
  split: { id: string; name: string }[];
  posts: PostFacts[];
  successions: Succession[];
  unclear: string[];
};

/**
 * Đơn vị sau sắp xếp: what the rules of the kinds make of the places before and after is compared, so that only what the change
 * touches changes, and units that an earlier reorganisation made stay; then the file's own changes of single units. Pure.
 */
export function planUnitsChange(
  current: readonly CurrentUnit[],
  {
    before,
    after,
    posts,
    file,
    areaHeirs,
  }: {
    before: Rules;
    after: Rules;
    posts: PostFile;
    file: Pick<ReorganisationFile, 'kinds' | 'units'>;
    areaHeirs: ReadonlyMap<string, string>;
  },
): PlannedUnits {
  const planned: PlannedUnits = {
    after: new Map(current.map(({ posts: _posts, ...unit }) => [unit.id, unit])),
    created: new Set(),
    changed: new Set(),
    ended: new Map(),
    split: [],
    posts: [],
    successions: file.kinds.map(({ from, to }) => ({ kind: 'unit_kind', from, to, procedures: null })),
    unclear: [],
  };
  const made = new Map(plan(before, posts).map((unit) => [unit.id, unit]));
  const wanted = new Map(plan(after, posts).map((unit) => [unit.id, unit]));
  for (const unit of wanted.values()) {
    const old = made.get(unit.id);
    if (old && !planned.after.has(unit.id)) continue;
    const facts = factsOf(unit);
    if (!planned.after.has(unit.id)) planned.created.add(unit.id);
    else if (old && JSON.stringify(factsOf(old)) !== JSON.stringify(facts)) planned.changed.add(unit.id);
    else continue;
    planned.after.set(unit.id, facts);
  }
  for (const { posts: wantedPosts, id } of wanted.values()) {
    const known = new Set(made.get(id)?.posts.map((post) => post.id));
    if (!planned.after.has(id)) continue;
    planned.posts.push(
      ...wantedPosts
        .filter((post) => !known.has(post.id))
        .map((post) => ({ id: post.id, unitId: id, title: post.title, roles: [...post.roles] })),
    );
  }
  const heirOf = heirFinder(planned, { file, areaHeirs, kinds: after.kinds });
  for (const unit of current) {
    if (!made.has(unit.id) || wanted.has(unit.id)) continue;
    planned.after.delete(unit.id);
    planned.ended.set(unit.id, { id: unit.id, name: unit.name, successorId: heirOf(unit) ?? null });
  }
  for (const change of file.units) changeUnit(planned, change, current);
  relink(planned);
  refuseCircles(planned, file.kinds);
  for (const { id, successorId } of planned.ended.values()) {
    if (successorId) planned.successions.push({ kind: 'unit', from: id, to: successorId, procedures: null });
  }
  return planned;
}

function plan({ areas, kinds }: Rules, posts: PostFile): PlannedUnit[] {
  const dated = areas.map(({ code, level, parentCode, agencyCode, kind, name, shortName }): Area => {
    const version = { kind, name, shortName, validFrom: '', validTo: null };
    return { code, level, parentCode, agencyCode, versions: [version] };
  });
  return planUnits(dated, kinds, posts);
}

function factsOf({ posts: _posts, versions, ...unit }: PlannedUnit): UnitFacts {
  const { name = '', shortName = '', placeName = '' } = versions[0] ?? {};
  return { ...unit, name, shortName, placeName };
}

/** Who takes over from a unit that the rules no longer make: the unit of the succeeding kind at the succeeding place. */
function heirFinder(
  planned: PlannedUnits,
  {
    file,
    areaHeirs,
    kinds,
  }: {
    file: Pick<ReorganisationFile, 'kinds'>;
    areaHeirs: ReadonlyMap<string, string>;
    kinds: readonly UnitKind[];
  },
): (unit: UnitFacts) => string | undefined {
  const kindHeirs = new Map(file.kinds.map(({ from, to }) => [from, to]));
  const levelOf = new Map(kinds.map(({ kind, level }) => [kind, level]));
  const byKindAndPlace = new Map([...planned.after.values()].map((unit) => [`${unit.kind} ${unit.areaCode}`, unit.id]));
  const anyOfKind = new Map([...planned.after.values()].map((unit) => [unit.kind, unit.id]));
  return ({ kind: oldKind, areaCode }) => {
    const kind = kindHeirs.get(oldKind) ?? oldKind;
    if (levelOf.get(kind) === 'province') return anyOfKind.get(kind);
    return byKindAndPlace.get(`${kind} ${areaHeirs.get(areaCode) ?? areaCode}`);
  };
}

function changeUnit(planned: PlannedUnits, change: UnitChange, current: readonly CurrentUnit[]): void {
  const idOf = (key: string): string | undefined => {
    const found = [...planned.after.values()].find((unit) => unit.key === key);
    if (!found) planned.unclear.push(reorganisationTexts.noUnit(key));
    return found?.id;
  };
  const alter = (key: string, facts: (unit: UnitFacts) => Partial<UnitFacts>): void => {
    const unit = planned.after.get(idOf(key) ?? '');
    if (!unit) return;
    planned.after.set(unit.id, { ...unit, ...facts(unit) });
    if (!planned.created.has(unit.id)) planned.changed.add(unit.id);
  };
  const end = (id: string, successorId: string | null): void => {
    const unit = planned.after.get(id);
    if (!unit) return;
    planned.after.delete(id);
    planned.ended.set(id, { id, name: unit.name, successorId });
    if (successorId) succeedInKind(planned, unit, successorId);
  };
  if ('rename' in change) {
    const { name, shortName } = change;
    alter(change.rename, () => ({ name, shortName }));
  } else if ('transfer' in change) {
    const { parent, desk } = change;
    alter(change.transfer, (unit) => ({
      parentUnitId: parent === undefined ? unit.parentUnitId : (idOf(parent) ?? null),
      deskUnitId: desk === undefined ? unit.deskUnitId : (idOf(desk) ?? null),
    }));
  } else if ('dissolve' in change) {
    const id = idOf(change.dissolve);
    const heir = change.into === undefined ? null : (idOf(change.into) ?? null);
    if (id && id === heir) planned.unclear.push(reorganisationTexts.circle(change.dissolve));
    else if (id) end(id, heir);
  } else if ('merge' in change) {
    const ids = change.merge.flatMap((key) => idOf(key) ?? []);
    const heir = makeInto(planned, change.into, { from: ids[0], current, idOf });
    for (const id of ids) if (heir && id !== heir) end(id, heir);
  } else {
    splitUnit(planned, change, { current, idOf, end });
  }
}

type Change<Key extends string> = Extract<UnitChange, Record<Key, unknown>>;

function splitUnit(
  planned: PlannedUnits,
  change: Change<'split'>,
  {
    current,
    idOf,
    end,
  }: {
    current: readonly CurrentUnit[];
    idOf: (key: string) => string | undefined;
    end: (id: string, successorId: string | null) => void;
  },
): void {
  const id = idOf(change.split);
  const unit = id === undefined ? undefined : planned.after.get(id);
  if (!id || !unit) return;
  const parts = change.into.map(({ unit: into, procedures }) => ({
    id: makeInto(planned, into, { from: id, current, idOf }),
    procedures,
  }));
  const rest = parts.filter(({ procedures }) => procedures === undefined);
  if (rest.length !== 1) planned.unclear.push(reorganisationTexts.noRest(unit.name));
  for (const part of parts) {
    if (part.id && part.procedures && part.id !== id)
      planned.successions.push({ kind: 'unit', from: id, to: part.id, procedures: part.procedures });
  }
  const [heir] = rest;
  if (heir?.id === id) planned.split.push({ id, name: unit.name });
  else end(id, heir?.id ?? null);
}

/** The unit named, or a new one made after the example of the one it comes from, with the same posts. */
function makeInto(
  planned: PlannedUnits,
  into: Into,
  {
    from,
    current,
    idOf,
  }: {
    from: string | undefined;
    current: readonly CurrentUnit[];
    idOf: (key: string) => string | undefined;
  },
): string | undefined {
  if (typeof into === 'string') return idOf(into);
  const example = planned.after.get(from ?? '');
  if (!example) return undefined;
  const { key, kind, name, shortName, agencyNumber } = into;
  const id = stableId('unit', key);
  if (planned.after.has(id)) return id;
  const base = example.agencyCode.split('.').slice(0, -1).join('.');
  const agencyCode = `${base}.${agencyNumber}`;
  planned.after.set(id, { ...example, id, key, kind, name, shortName, agencyCode, agencyCodeVerified: false });
  planned.created.add(id);
  const posts = current.find((unit) => unit.id === example.id)?.posts ?? [];
  posts.forEach(({ title, roles }, index) => {
    planned.posts.push({ id: stableId('post', `${key}/${index + 1}`), unitId: id, title, roles });
  });
  return id;
}

/** The last unit of its kind: whoever names the kind means the kind of its successor from now on. */
function succeedInKind(planned: PlannedUnits, { kind }: UnitFacts, successorId: string): void {
  const heir = planned.after.get(successorId);
  const lives = [...planned.after.values()].some((unit) => unit.kind === kind);
  if (heir && !lives && heir.kind !== kind && !planned.successions.some((one) => one.from === kind))
    planned.successions.push({ kind: 'unit_kind', from: kind, to: heir.kind, procedures: null });
}

/** Units beneath or behind one that ends follow its successor. */
function relink(planned: PlannedUnits): void {
  const heir = (id: string | null): string | null => {
    const seen = new Set<string>();
    let one = id;
    while (one !== null && !planned.after.has(one)) {
      // Units that hand over to each other have no heir: the plan says so rather than search for ever.
      if (seen.has(one)) return null;
      seen.add(one);
      one = planned.ended.get(one)?.successorId ?? null;
    }
    return one;
  };
  for (const unit of planned.after.values()) {
    const [parentUnitId, deskUnitId] = [heir(unit.parentUnitId), heir(unit.deskUnitId)];
    if (parentUnitId === unit.parentUnitId && deskUnitId === unit.deskUnitId) continue;
    planned.after.set(unit.id, { ...unit, parentUnitId, deskUnitId });
    if (!planned.created.has(unit.id)) planned.changed.add(unit.id);
  }
  for (const ended of planned.ended.values()) ended.successorId = heir(ended.successorId);
}

/** What a file may not make: kinds that take over from each other, units that end in themselves or stand beneath themselves. */
function refuseCircles(planned: PlannedUnits, kinds: ReorganisationFile['kinds']): void {
  const kindHeirs = new Map(kinds.map(({ from, to }) => [from, to]));
  const circles = [
    ...kinds.filter(({ from }) => comesBack(from, (kind) => kindHeirs.get(kind))).map(({ from }) => from),
    ...[...planned.after.values()]
      .filter(({ id }) => comesBack(id, (one) => planned.after.get(one)?.parentUnitId ?? undefined))
      .map(({ name }) => name),
    // Procedures given to a unit that ends into the giver on the same day.
    ...planned.successions.flatMap(({ from, to }) =>
      planned.ended.get(to)?.successorId === from ? (planned.after.get(from)?.name ?? []) : [],
    ),
  ];
  planned.unclear.push(...circles.map(reorganisationTexts.circle));
}

function comesBack(from: string, next: (one: string) => string | undefined): boolean {
  const seen = new Set<string>();
  for (let one = next(from); one !== undefined && !seen.has(one); one = next(one)) {
    if (one === from) return true;
    seen.add(one);
  }
  return false;
}
