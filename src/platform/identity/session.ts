import type { Actor, ActorPost } from '#infrastructure/actor.ts';
import type { Clock } from '#infrastructure/clock.ts';
import { sha256 } from '#infrastructure/crypto.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { deleteSession, findSessionAccount, touchSession } from './identity.queries.ts';

/** Port: the posts an officer holds at a moment (the organisation module answers). */
export type PostsOf = (accountId: string, at: Date) => readonly ActorPost[];

/** A session ends after this long without use. */
const idleHours = 12;
/** A session's last use is written at most this often: reading pages must not write rows. */
const touchEveryMinutes = 10;

export function sessionEnd(at: Date): Date {
  return new Date(at.getTime() + idleHours * 3_600_000);
}

/** Who a session's token belongs to, with the posts held now; undefined when the session has ended. */
export async function findActor(
  { db, now, postsOf }: { db: Db; now: Clock; postsOf: PostsOf },
  token: string,
): Promise<Actor | undefined> {
  const at = now();
  const tokenHash = sha256(token);
  const found = await findSessionAccount(db, tokenHash, at);
  if (!found) return undefined;
  const { account, lastSeenAt } = found;
  if (at.getTime() - lastSeenAt.getTime() > touchEveryMinutes * 60_000) {
    await touchSession(db, tokenHash, { at, expiresAt: sessionEnd(at) });
  }
  return {
    id: account.id,
    kind: account.kind,
    name: account.fullName,
    personalId: account.personalId,
    taxCode: account.taxCode,
    ...(account.profile.birthDate !== undefined && { birthDate: account.profile.birthDate }),
    posts: account.kind === 'officer' ? postsOf(account.id, at) : [],
  };
}

/** Whose session this token is and when it began, without using it; undefined when it has ended. */
export async function findSignedIn(
  { db, now }: { db: Db; now: Clock },
  token: string,
): Promise<{ accountId: string; signedInAt: Date } | undefined> {
  const found = await findSessionAccount(db, sha256(token), now());
  return found && { accountId: found.account.id, signedInAt: found.signedInAt };
}

export async function signOut({ db }: { db: Db }, token: string): Promise<void> {
  await deleteSession(db, sha256(token));
}
