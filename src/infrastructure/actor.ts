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
  /** Mã số thuế, of an enterprise's account. */
  taxCode: string | null;
  /** Posts held at this moment (officers only). */
  posts: readonly ActorPost[];
  /** Accounts of absent colleagues this person stands in for now; their posts are among `posts`. */
  standsInFor?: readonly string[];
};

/** A post: a place in a unit with its roles (lanes of the processes name roles). */
export type ActorPost = { postId: string; unitId: string; unitName: string; title: string; roles: readonly string[] };

/** Units in which the actor holds the role. */
export function unitsWithRole(actor: Actor, role: string): string[] {
  return [...new Set(actor.posts.filter((post) => post.roles.includes(role)).map((post) => post.unitId))];
}
