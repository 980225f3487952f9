import type { ActorPost } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { Unit } from '../units.queries.ts';

type Dated = { validFrom: string; validTo: string | null };

/** Everything the organisation is made of, as stored: small enough (a few thousand rows a province) to be kept in memory whole. */
export type OrganisationRows = {
  /** Versions of every unit, oldest first. */
  units: readonly (Unit & Dated)[];
  areas: readonly (Dated & Place & { level: string })[];
  deskServices: readonly (Dated & { deskUnitId: string; authorityUnitId: string })[];
  posts: readonly (Dated & { id: string; unitId: string; title: string; roles: string[] })[];
  holdings: readonly (Dated & { postId: string; accountId: string })[];
  /** Oldest first; each holds until the next. */
  regimes: readonly RegimePeriod[];
  /** What took over from what, oldest first. */
  successions: readonly (Successor & { validFrom: string })[];
  absences: readonly (Dated & {
    accountId: string;
    standInId: string;
    absenteeName: string;
    unitIds: readonly string[];
  })[];
};

export type RegimePeriod = { key: string; tiers: number; ruleProfile: string; validFrom: string };
type Successor = { kind: string; from: string; to: string; procedures: string[] | null };

/** Địa bàn as lists and papers name it. */
export type Place = { code: string; name: string; parentCode: string | null };

/** Tra cứu tổ chức: who is who on a day, answered from memory. */
export type Directory = {
  /** The unit as it was called on the day; one that had ended by then keeps its last name. Undefined for an id nobody has. */
  findUnit: (id: string, on: string) => Unit | undefined;
  /** Units by id as `findUnit` finds them; absent ids are left out. */
  getUnits: (ids: readonly string[], on: string) => Map<string, Unit>;
  /**
   * Cơ quan có thẩm quyền: the unit of a kind that decides for a place. `areaCode` is a commune or a district; a district's unit is
   * found from any of its communes, a provincial unit without a place. A commune's unit is not found from a district alone. A kind
   * or a place that a reorganisation has ended means its successor; a procedure given away when a unit was split finds who has it.
   */
  competentUnit: (of: CompetenceQuery) => Unit | undefined;
  /** Cơ quan kế thừa: who has a unit's work on a day; the unit itself while it has kept it. */
  successorOf: (unitId: string, of: SuccessorQuery) => Unit | undefined;
  /** Chế độ tổ chức on a day: how many tiers, which rules. Days before the first regime are held to be its. */
  regimeOn: (on: string) => RegimePeriod;
  /** Places of a level in force on a day, by code; `ended` those known before. */
  placesOn: (on: string, level: 'district' | 'commune') => { living: Place[]; ended: Place[] };
  /** Bộ phận một cửa that takes dossiers for an authority. */
  deskOf: (authorityUnitId: string, on: string) => Unit | undefined;
  /** The authorities a one-stop desk takes dossiers for, by agency code. */
  authoritiesOfDesk: (deskUnitId: string, on: string) => Unit[];
  /** Vị trí công tác của một người tại một thời điểm, also those of absent colleagues the person stands in for. */
  postsOf: (accountId: string, at: Date) => ActorPost[];
  /** Người có vai trò tại một đơn vị: whom a task can be given to. One line a person, under one of the titles held there. */
  officersWithRole: (of: { unitId: string; role: string; at: Date }) => { accountId: string; title: string }[];
  /** Mọi người của một đơn vị, one line a person. */
  peopleOf: (unitId: string, at: Date) => { accountId: string; title: string }[];
  /** Người làm thay of somebody who is absent at the moment: in this unit, or without one in every unit they work in. */
  standInOf: (accountId: string, at: Date, unitId?: string) => string | undefined;
};

type SuccessorQuery = { on: string; procedureCode: string };
export type CompetenceQuery = { unitKind: string; areaCode: string | null; on: string; procedureCode?: string };

/** Whether an absence is of the post's unit, or of one that has become it. */
function covers(
  { unitIds }: { unitIds: readonly string[] },
  { unitId, formerUnitIds = [] }: { unitId: string; formerUnitIds?: readonly string[] },
): boolean {
  return [unitId, ...formerUnitIds].some((id) => unitIds.includes(id));
}

function isOn({ validFrom, validTo }: Dated, on: string): boolean {
  return validFrom <= on && (validTo === null || validTo >= on);
}

/**
 * Successions in force on a day, of those that a chain come so far may go on with: what was given away and came back later stays, and
 * the chain ends. Of one day the plan refuses circles.
 */
function laterOf<Row extends { validFrom: string; from: string; to: string }>(
  successions: readonly Row[],
  { since, on }: { since: string; on: string },
): readonly Row[] {
  return successions.filter(({ validFrom }) => validFrom >= since && validFrom <= on);
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): (key: string) => readonly Row[] {
  const groups = Map.groupBy(rows, keyOf);
  return (key) => groups.get(key) ?? [];
}

/** Asked again and again for the same day: the last answers are kept. */
function remembered<Answer>(answer: (on: string, what: string) => Answer): (on: string, what: string) => Answer {
  const most = 50;
  const known = new Map<string, Answer>();
  return (on, what) => {
    const key = `${on} ${what}`;
    const found = known.get(key) ?? answer(on, what);
    if (known.size >= most) known.clear();
    known.set(key, found);
    return found;
  };
}

const placeOf = ({ code, name, parentCode }: Place): Place => ({ code, name, parentCode });
const byAgencyCode = (a: { agencyCode: string }, b: { agencyCode: string }) => (a.agencyCode < b.agencyCode ? -1 : 1);
const { compare: byVietnamese } = new Intl.Collator('vi');

export function buildDirectory(rows: OrganisationRows): Directory {
  const versionsOf = groupBy(rows.units, ({ id }) => id);
  const versionsOfKind = groupBy(rows.units, ({ kind }) => kind);
  const areasOf = groupBy(rows.areas, ({ code }) => code);
  const servicesOf = groupBy(rows.deskServices, ({ authorityUnitId }) => authorityUnitId);
  const servicesAt = groupBy(rows.deskServices, ({ deskUnitId }) => deskUnitId);
  const postsAt = groupBy(rows.posts, ({ unitId }) => unitId);
  const posts = new Map(rows.posts.map((post) => [post.id, post]));
  const holdingsOf = groupBy(rows.holdings, ({ accountId }) => accountId);
  const holdingsOfPost = groupBy(rows.holdings, ({ postId }) => postId);

  const findUnit = (id: string, on: string) => versionsOf(id).findLast(({ validFrom }) => validFrom <= on);
  const livingUnit = (id: string, on: string) => versionsOf(id).find((version) => isOn(version, on));
  const areaOn = (code: string, on: string) => areasOf(code).find((area) => isOn(area, on));

  const absencesFor = groupBy(rows.absences, ({ standInId }) => standInId);
  const successionsOf = groupBy(rows.successions, ({ kind, from }) => `${kind} ${from}`);

  /** The kind or place meant by a name on a day, after all that took over from it. */
  const heirOn = (kind: 'area' | 'unit_kind', name: string, on: string, since = ''): string => {
    const heir = laterOf(successionsOf(`${kind} ${name}`), { since, on }).at(-1);
    return heir ? heirOn(kind, heir.to, on, heir.validFrom) : name;
  };
  const placesOn = remembered((on: string, level: string) => {
    const known = rows.areas.filter((area) => area.level === level && area.validFrom <= on);
    const living = known.filter((area) => isOn(area, on));
    const names = new Set(living.map(({ code }) => code));
    return { living: living.map(placeOf), ended: known.filter(({ code }) => !names.has(code)).map(placeOf) };
  });
  const heirOfUnit = (unitId: string, { on, procedureCode }: SuccessorQuery, since = ''): Unit | undefined => {
    const heirs = laterOf(successionsOf(`unit ${unitId}`), { since, on });
    const named = heirs.findLast(({ procedures }) => procedures?.includes(procedureCode));
    const heir = named ?? heirs.findLast(({ procedures }) => procedures === null);
    const living = livingUnit(unitId, on);
    if (heir && (named || !living)) return heirOfUnit(heir.to, { on, procedureCode }, heir.validFrom);
    return living;
  };
  const successorOf: Directory['successorOf'] = (unitId, of) => heirOfUnit(unitId, of);
  const competentUnit: Directory['competentUnit'] = ({ unitKind, areaCode, on, procedureCode = '' }) => {
    const kind = heirOn('unit_kind', unitKind, on);
    const code = areaCode === null ? null : heirOn('area', areaCode, on);
    const place = code === null ? undefined : areaOn(code, on);
    const [unit] = versionsOfKind(kind)
      .filter((one) => {
        const area = isOn(one, on) ? areaOn(one.areaCode, on) : undefined;
        return area && (area.level === 'province' || area.code === code || area.code === place?.parentCode);
      })
      .toSorted(byAgencyCode);
    const ended = unit ?? versionsOfKind(kind).findLast((one) => [code, place?.parentCode].includes(one.areaCode));
    return ended && successorOf(ended.id, { on, procedureCode });
  };

  const holdersAt = (
    unitId: string,
    { at, isWanted }: { at: Date; isWanted: (post: { roles: readonly string[] }) => boolean },
  ): { accountId: string; title: string }[] => {
    const on = vietnamDay(at);
    if (!livingUnit(unitId, on)) return [];
    const found = postsAt(unitId)
      .filter((post) => isOn(post, on) && isWanted(post))
      .toSorted((a, b) => byVietnamese(a.title, b.title))
      .flatMap((post) => holdingsOfPost(post.id).map((holding) => ({ ...holding, title: post.title })))
      .filter((holding) => isOn(holding, on));
    const titles = new Map(found.toReversed().map(({ accountId, title }) => [accountId, title]));
    return [...titles].toSorted().map(([accountId, title]) => ({ accountId, title }));
  };
  const predecessors = groupBy(
    rows.successions.filter(({ kind, procedures }) => kind === 'unit' && procedures === null),
    ({ to }) => to,
  );
  const endedInto = (id: string, on: string, met: readonly string[] = [id]): string[] =>
    predecessors(id)
      .filter(({ from, validFrom }) => validFrom <= on && !met.includes(from))
      .flatMap(({ from }) => [from, ...endedInto(from, on, [...met, from])]);
  const former = (id: string, on: string) => {
    const ids = endedInto(id, on).filter((one) => !livingUnit(one, on));
    return ids.length > 0 ? { formerUnitIds: ids } : {};
  };
  const heldPosts = (accountId: string, on: string): ActorPost[] =>
    holdingsOf(accountId)
      .filter((holding) => isOn(holding, on))
      .flatMap(({ postId }) => {
        const post = posts.get(postId);
        const unit = post && isOn(post, on) ? livingUnit(post.unitId, on) : undefined;
        return post && unit ? [{ post, unit }] : [];
      })
      .toSorted((a, b) => byAgencyCode(a.unit, b.unit) || byVietnamese(a.post.title, b.post.title))
      .map(({ post, unit }) => ({
        postId: post.id,
        unitId: unit.id,
        unitName: unit.name,
        title: post.title,
        roles: post.roles,
        ...former(unit.id, on),
      }));
  return {
    findUnit,
    competentUnit,
    successorOf,
    regimeOn: (on) => {
      const regime = rows.regimes.findLast(({ validFrom }) => validFrom <= on) ?? rows.regimes[0];
      if (!regime) throw new Error('No regime is installed');
      return regime;
    },
    placesOn,
    getUnits: (ids, on) => new Map(ids.flatMap((id) => findUnit(id, on) ?? []).map((unit) => [unit.id, unit])),
    deskOf: (authorityUnitId, on) => {
      const service = servicesOf(authorityUnitId).find((known) => isOn(known, on));
      return service && livingUnit(service.deskUnitId, on);
    },
    authoritiesOfDesk: (deskUnitId, on) =>
      servicesAt(deskUnitId)
        .filter((service) => isOn(service, on))
        .flatMap(({ authorityUnitId }) => livingUnit(authorityUnitId, on) ?? [])
        .toSorted(byAgencyCode),
    postsOf: (accountId, at) => {
      const on = vietnamDay(at);
      const own = heldPosts(accountId, on);
      const absent = absencesFor(accountId).filter((absence) => isOn(absence, on));
      const posts = absent.flatMap(({ accountId: absentId, absenteeName, unitIds }) =>
        // Only where the stand-in works too on that day: who has been moved since stands in no more. The system's keys are not handed on.
        heldPosts(absentId, on)
          .filter(({ unitId, roles }) => own.some((post) => post.unitId === unitId) && !roles.includes('administrator'))
          .filter((post) => covers({ unitIds }, post))
          .map((post) => ({ ...post, inPlaceOf: { accountId: absentId, name: absenteeName } })),
      );
      return [...own, ...posts];
    },
    officersWithRole: ({ unitId, role, at }) =>
      holdersAt(unitId, { at, isWanted: ({ roles }) => roles.includes(role) }),
    peopleOf: (unitId, at) => holdersAt(unitId, { at, isWanted: () => true }),
    standInOf: (accountId, at, unitId) => {
      const on = vietnamDay(at);
      const absence = rows.absences.find((one) => one.accountId === accountId && isOn(one, on));
      const posts = heldPosts(accountId, on).filter((post) => unitId === undefined || post.unitId === unitId);
      return absence && posts.length > 0 && posts.every((post) => covers(absence, post))
        ? absence.standInId
        : undefined;
    },
  };
}
