/**
 * Who is acting: a signed-in person with the posts held now. Made by identity from the session, checked by each module's policy.
 * It lives here because every layer names it and infrastructure knows no module.
 */
export type Actor = {
  /** Account id; also the actor of the commands it sends. */
  id: string;
  kind: 'citizen' | 'enterprise' | 'officer';
  name: string;
  /** Số định danh cá nhân, of a person's account. */
  personalId: string | null;
  /** Ngày sinh of a person, `YYYY-MM-DD`, where the account has it. */
  birthDate?: string | undefined;
  /** Mã số thuế, of an enterprise's account. */
  taxCode: string | null;
  /** Posts held at this moment, also in the place of absent colleagues (officers only). */
  posts: readonly ActorPost[];
};

/** A post: a place in a unit with its roles (lanes of the processes name roles). */
export type ActorPost = {
  postId: string;
  unitId: string;
  unitName: string;
  title: string;
  roles: readonly string[];
  /** The absent colleague whose post it is; absent when it is one's own. */
  inPlaceOf?: { accountId: string; name: string };
  /** Units that have ended and whose work this unit has taken over: what they left is its to see and to mend. */
  formerUnitIds?: readonly string[];
};

/** Units an official speaks for: those of the posts, and those they have taken over from. */
export function unitsOf(actor: Actor): string[] {
  return [...new Set(actor.posts.flatMap(unitsOfPost))];
}

/** Units a post speaks for. */
export const unitsOfPost = ({ unitId, formerUnitIds = [] }: ActorPost): string[] => [unitId, ...formerUnitIds];

/** Accounts whose tasks are the actor's to do: the own, and those of absent colleagues one stands in for. */
export function actsFor(actor: Actor): string[] {
  return [...new Set([actor.id, ...actor.posts.flatMap(({ inPlaceOf }) => inPlaceOf?.accountId ?? [])])];
}

/** Units in which the actor holds the role, also those taken over. */
export function unitsWithRole(actor: Actor, role: string): string[] {
  return [...new Set(actor.posts.filter((post) => post.roles.includes(role)).flatMap(unitsOfPost))];
}
