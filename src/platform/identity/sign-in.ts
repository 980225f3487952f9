import type { Clock } from '#infrastructure/clock.ts';
import { insertAudit } from '#infrastructure/audit/audit.queries.ts';
import { randomToken, sha256 } from '#infrastructure/crypto.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { refuse } from './identity.errors.ts';
import { clearFailures, countFailure, findCredentials, findFailures, insertSession } from './identity.queries.ts';
import { isPasswordRight } from './password.ts';
import { sessionEnd } from './session.ts';

/** Wrong passwords in a row before the account's sign-in rests; slows guessing without locking a person out for long. */
const freeFailures = 5;
const restMinutes = 10;

/**
 * Đăng nhập: checks the password and opens a session. Returns the session's token, shown to nobody but the browser.
 * The same refusal for an unknown name and a wrong password, after the same work.
 */
export async function signIn(
  { db, now }: { db: Db; now: Clock },
  { username, password }: { username: string; password: string },
): Promise<{ token: string; accountId: string }> {
  const at = now();
  const failed = await findFailures(db, username);
  const restsUntil = failed && failed.failures >= freeFailures ? failed.last_at.getTime() + restMinutes * 60_000 : 0;
  if (restsUntil > at.getTime()) {
    throw refuse('identity.too_many_failures', { minutes: Math.ceil((restsUntil - at.getTime()) / 60_000) });
  }
  const credentials = await findCredentials(db, username);
  if (!(await isPasswordRight(credentials?.password_hash ?? null, password)) || !credentials) {
    await countFailure(db, username, at);
    throw refuse('identity.wrong_password');
  }
  const token = randomToken();
  await inTransaction(db, async (tx) => {
    await clearFailures(tx, username);
    await insertSession(tx, { tokenHash: sha256(token), accountId: credentials.id, at, expiresAt: sessionEnd(at) });
    await insertAudit(tx, {
      at,
      actorId: credentials.id,
      action: 'identity.sign_in',
      subject: { kind: 'account', id: credentials.id },
    });
  });
  return { token, accountId: credentials.id };
}
