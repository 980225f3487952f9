import type { Role } from '../organisation.contract.ts';
import { stableId } from '../stable-id.ts';
import type { Holding, PostFacts } from './plan.contract.ts';
import type { CurrentUnit, PlannedUnits } from './plan-units-change.ts';
import type { ReorganisationFile } from './reorganisation-file.ts';
import { reorganisationTexts } from './reorganisation.vi.ts';

export type PlannedStaff = {
  /** Of each unit that ends: which post each of its people holds from now on. */
  staffOf: Map<string, Holding[]>;
  /** Posts to be made, beside those the rules of the kinds make. */
  posts: PostFacts[];
  joint: Holding[];
  remarks: string[];
};

/**
 * Người của các đơn vị chấm dứt: everyone goes with the work to the successor, to a vacant post of the same title there or with a
 * post of the same title and roles; a role that nobody brings is held jointly by people of the unit above. Pure.
 */
export function planStaff(
  current: readonly CurrentUnit[],
  { planned, retitle, on }: { planned: PlannedUnits; retitle: ReorganisationFile['retitle']; on: string },
): PlannedStaff {
  const staff: PlannedStaff = { staffOf: new Map(), posts: [], joint: [], remarks: [] };
  const holders = new Map<string, string[]>();
  for (const post of current.flatMap(({ posts }) => posts)) holders.set(post.id, [...post.holders]);
  const postsOf = Map.groupBy(
    [...current.filter(({ id }) => planned.after.has(id)).flatMap(({ posts }) => posts), ...planned.posts],
    ({ unitId }) => unitId,
  );
  const addPost = (post: PostFacts): void => {
    staff.posts.push(post);
    postsOf.set(post.unitId, [...(postsOf.get(post.unitId) ?? []), post]);
  };
  const titles = new Map(retitle.map(({ from, to }) => [from, to]));
  for (const unit of current) {
    const unitId = planned.ended.get(unit.id)?.successorId;
    if (!unitId) continue;
    const moved: Holding[] = [];
    for (const post of unit.posts) {
      for (const accountId of post.holders) {
        const place = vacant(postsOf.get(unitId) ?? [], post, holders) ?? carried({ post, unitId, accountId });
        if (!holders.has(place.id)) {
          if (!postsOf.get(unitId)?.some(({ id }) => id === place.id)) addPost(place);
          holders.set(place.id, []);
        }
        holders.get(place.id)?.push(accountId);
        moved.push({ accountId, postId: place.id });
      }
    }
    staff.staffOf.set(unit.id, moved);
  }
  fillJointly(staff, { planned, postsOf, holders });
  return staff;

  function carried({ post, unitId, accountId }: { post: PostFacts; unitId: string; accountId: string }): PostFacts {
    const taken = (postsOf.get(unitId) ?? []).some(({ title }) => title === post.title);
    const title = taken ? (titles.get(post.title) ?? post.title) : post.title;
    return { id: stableId('post', `${unitId}/${on}/${post.id}/${accountId}`), unitId, title, roles: post.roles };
  }
}

function vacant(
  posts: readonly PostFacts[],
  { title, roles }: PostFacts,
  holders: ReadonlyMap<string, readonly string[]>,
): PostFacts | undefined {
  const free = posts.filter(({ id }) => (holders.get(id) ?? []).length === 0);
  const key = [...roles].toSorted().join(' ');
  return free.find((post) => post.title === title) ?? free.find((post) => [...post.roles].toSorted().join(' ') === key);
}

/** Kiêm nhiệm: the roles of a new unit that nobody brings. */
function fillJointly(
  staff: PlannedStaff,
  {
    planned,
    postsOf,
    holders,
  }: {
    planned: PlannedUnits;
    postsOf: ReadonlyMap<string, readonly PostFacts[]>;
    holders: Map<string, string[]>;
  },
): void {
  const holderOf = (unitId: string, role: Role): string | undefined =>
    postsOf
      .get(unitId)
      ?.filter(({ roles }) => roles.includes(role))
      .flatMap(({ id }) => holders.get(id) ?? [])[0];
  for (const id of planned.created) {
    const unit = planned.after.get(id);
    for (const post of (unit && postsOf.get(id)) ?? []) {
      if (!unit || (holders.get(post.id) ?? []).length > 0) continue;
      for (const role of post.roles.filter((one) => holderOf(id, one) === undefined)) {
        const accountId = unit.parentUnitId === null ? undefined : holderOf(unit.parentUnitId, role);
        if (accountId === undefined) {
          staff.remarks.push(reorganisationTexts.vacant(unit.name, role));
          continue;
        }
        if (staff.joint.some((one) => one.postId === post.id && one.accountId === accountId)) continue;
        staff.joint.push({ accountId, postId: post.id });
        holders.set(post.id, [...(holders.get(post.id) ?? []), accountId]);
      }
    }
  }
}
