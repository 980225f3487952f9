import { AccountProfile } from './identity.contract.ts';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { fixedStatement } from '#infrastructure/database/fixed-statement.ts';

export type Account = {
  id: string;
  kind: 'citizen' | 'enterprise' | 'officer';
  username: string | null;
  fullName: string;
  personalId: string | null;
  taxCode: string | null;
  email: string | null;
  phone: string | null;
  profile: AccountProfile;
};

const accountColumns = [
  'account.id',
  'account.kind',
  'account.username',
  'account.full_name',
  'account.personal_id',
  'account.tax_code',
  'account.email',
  'account.phone',
  'account.profile',
] as const;

type AccountRow = {
  id: string;
  kind: string;
  username: string | null;
  full_name: string;
  personal_id: string | null;
  tax_code: string | null;
  email: string | null;
  phone: string | null;
  profile: unknown;
};

function toAccount(row: AccountRow): Account {
  const kind = row.kind === 'citizen' || row.kind === 'enterprise' ? row.kind : 'officer';
  return {
    id: row.id,
    kind,
    username: row.username,
    fullName: row.full_name,
    personalId: row.personal_id,
    taxCode: row.tax_code,
    email: row.email,
    phone: row.phone,
    profile: AccountProfile.parse(row.profile),
  };
}

export async function findCredentials(db: Db, username: string) {
  return db
    .selectFrom('identity.account')
    .select(['id', 'password_hash'])
    .where('username', '=', username)
    .where('active', '=', true)
    .executeTakeFirst();
}

const byId = fixedStatement<{ id: string }, AccountRow>((db, slot) =>
  db.selectFrom('identity.account as account').select(accountColumns).where('account.id', '=', slot('id')),
);

export async function findAccount(db: Db, id: string): Promise<Account | undefined> {
  const [row] = (await db.executeQuery(byId({ id }))).rows;
  return row && toAccount(row);
}

/** One that may still be used. */
export async function findActiveAccount(db: Db, id: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom('identity.account as account')
    .select(accountColumns)
    .where('account.id', '=', id)
    .where('account.active', '=', true)
    .executeTakeFirst();
  return row && toAccount(row);
}

/** The account of a number: a person by số định danh, an enterprise by mã số thuế. */
export async function findAccountByNumber(
  db: Db,
  { personalId, taxCode }: { personalId?: string | null; taxCode?: string | null },
): Promise<Account | undefined> {
  if (!personalId && !taxCode) return undefined;
  const row = await db
    .selectFrom('identity.account as account')
    .select(accountColumns)
    .where((where) =>
      personalId
        ? where.and([where('account.personal_id', '=', personalId), where('account.kind', '=', 'citizen')])
        : where.and([where('account.tax_code', '=', taxCode ?? ''), where('account.kind', '=', 'enterprise')]),
    )
    .executeTakeFirst();
  return row && toAccount(row);
}

/** Names of many accounts in one query; absent ids are left out. */
export async function accountNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('identity.account')
    .select(['id', 'full_name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.full_name]));
}

type SessionRow = AccountRow & { last_seen_at: Date; created_at: Date };

const ofSession = fixedStatement<{ tokenHash: string; at: Date }, SessionRow>((db, slot) =>
  db
    .selectFrom('identity.session as session')
    .innerJoin('identity.account as account', 'account.id', 'session.account_id')
    .select([...accountColumns, 'session.last_seen_at', 'session.created_at'])
    .where('session.token_hash', '=', slot('tokenHash'))
    .where('session.expires_at', '>', slot('at'))
    .where('account.active', '=', true),
);

export async function findSessionAccount(db: Db, tokenHash: string, at: Date) {
  const [row] = (await db.executeQuery(ofSession({ tokenHash, at }))).rows;
  return row && { account: toAccount(row), lastSeenAt: row.last_seen_at, signedInAt: row.created_at };
}

/** Whether somebody is signed in with this account at this moment, on whatever device. */
export async function isSignedIn(db: Db, { accountId, at }: { accountId: string; at: Date }): Promise<boolean> {
  const row = await db
    .selectFrom('identity.session as session')
    .innerJoin('identity.account as account', 'account.id', 'session.account_id')
    .select('account.id')
    .where('account.id', '=', accountId)
    .where('account.active', '=', true)
    .where('session.expires_at', '>', at)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertSession(
  tx: Tx,
  session: { tokenHash: string; accountId: string; at: Date; expiresAt: Date },
): Promise<void> {
  await tx
    .insertInto('identity.session')
    .values({
      token_hash: session.tokenHash,
      account_id: session.accountId,
      created_at: session.at,
      last_seen_at: session.at,
      expires_at: session.expiresAt,
    })
    .execute();
}

export async function touchSession(db: Db, tokenHash: string, seen: { at: Date; expiresAt: Date }): Promise<void> {
  await db
    .updateTable('identity.session')
    .set({ last_seen_at: seen.at, expires_at: seen.expiresAt })
    .where('token_hash', '=', tokenHash)
    .execute();
}

export async function deleteSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('identity.session').where('token_hash', '=', tokenHash).execute();
}

export async function deleteExpiredSessions(db: Db, at: Date): Promise<void> {
  await db.deleteFrom('identity.session').where('expires_at', '<=', at).execute();
}

export async function findFailures(db: Db, username: string) {
  return db
    .selectFrom('identity.sign_in_failure')
    .select(['failures', 'last_at'])
    .where('username', '=', username)
    .executeTakeFirst();
}

export async function countFailure(db: Db, username: string, at: Date): Promise<void> {
  await db
    .insertInto('identity.sign_in_failure')
    .values({ username, failures: 1, last_at: at })
    .onConflict((conflict) =>
      conflict.column('username').doUpdateSet((set) => ({
        failures: set('identity.sign_in_failure.failures', '+', 1),
        last_at: at,
      })),
    )
    .execute();
}

export async function clearFailures(tx: Tx, username: string): Promise<void> {
  await tx.deleteFrom('identity.sign_in_failure').where('username', '=', username).execute();
}

export type NewAccount = Omit<Account, 'profile'> & { profile?: AccountProfile; passwordHash?: string | null };

/** Adds accounts that are not there yet, many at a time; an account that exists keeps its password. */
export async function insertAccounts(tx: Tx, accounts: readonly NewAccount[], at: Date): Promise<void> {
  const batch = 1000;
  for (let start = 0; start < accounts.length; start += batch) {
    await tx
      .insertInto('identity.account')
      .values(
        accounts.slice(start, start + batch).map((account) => ({
          id: account.id,
          kind: account.kind,
          username: account.username,
          password_hash: account.passwordHash ?? null,
          full_name: account.fullName,
          personal_id: account.personalId,
          tax_code: account.taxCode,
          email: account.email,
          phone: account.phone,
          profile: JSON.stringify(account.profile ?? {}),
          created_at: at,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

export async function findAccountByUsername(db: Db, username: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom('identity.account as account')
    .select(accountColumns)
    .where('account.username', '=', username)
    .executeTakeFirst();
  return row && toAccount(row);
}
