import type { OrganisationContent } from '../content/organisation-content.ts';
import type { PeopleContent } from './people-content.ts';

/** Người sẽ giữ các vị trí: one holder and what it holds. `username` when it is one of the printed accounts. */
export type Staffed = { key: string; username: string | null; postIds: string[] };

/** Who holds which post: the printed accounts first, then one person a post, unless staffing puts posts together. */
export function assignPosts(organisation: OrganisationContent, { staffing, demonstration }: PeopleContent): Staffed[] {
  const posts = organisation.units.flatMap((unit) =>
    unit.posts.map((post) => ({ id: post.id, key: `${unit.key}/${post.key}`, rule: `${unit.kind}/${post.key}`, unit })),
  );
  const kindOf = new Map(organisation.areas.map(({ code, versions }) => [code, versions.at(-1)?.kind]));
  const groupKey = ({ rule, unit, key }: (typeof posts)[number]): string => {
    const kind = kindOf.get(unit.areaCode);
    const group = staffing.together.findIndex(
      ({ areaKinds, posts: rules }) => rules.includes(rule) && (!areaKinds || (kind && areaKinds.includes(kind))),
    );
    return group < 0 ? key : `${unit.areaCode}/together-${group + 1}`;
  };
  const usernameOf = new Map(
    demonstration.officers.flatMap((officer) => officer.posts.map((post) => [post, officer.username] as const)),
  );
  // A printed account that holds one post of a group holds the whole group.
  const usernameOfGroup = new Map<string, string>();
  for (const post of posts) {
    const username = usernameOf.get(post.key);
    if (username) usernameOfGroup.set(groupKey(post), username);
  }
  const staffed = new Map<string, Staffed>();
  for (const post of posts) {
    const group = groupKey(post);
    const username = usernameOf.get(post.key) ?? usernameOfGroup.get(group) ?? null;
    const key = username ?? group;
    const holder = staffed.get(key) ?? { key, username, postIds: [] };
    holder.postIds.push(post.id);
    staffed.set(key, holder);
  }
  return [...staffed.values()];
}
