import {
  DefaultQueryExecutor,
  PostgresAdapter,
  PostgresQueryCompiler,
  Transaction,
  type CompiledQuery,
  type Dialect,
  type Driver,
} from 'kysely';
import { poolOf, type Db, type Tx } from './connect.ts';
import type { DB } from './database.gen.ts';
import { createDialect } from './dialect.ts';
import { batchedConnection, type BatchedConnection } from './batched-connection.ts';

/** What is under way in one transaction. */
type UnderWay = { connection: BatchedConnection; ended: boolean; sent: Promise<unknown>[]; failed: Error[] };
const underWay = new WeakMap<Tx, UnderWay>();
const [compiler, adapter] = [new PostgresQueryCompiler(), new PostgresAdapter()];

/**
 * Runs `work` in one transaction: committed when it returns, taken back when it throws. Opened by use cases only, and never held over
 * a network call, file work or a person's wait. What was sent with `send` is in before the commit is answered; when one of them
 * failed the whole is taken back and its error is thrown.
 */
export async function inTransaction<Answer>(db: Db, work: (tx: Tx) => Answer | Promise<Answer>): Promise<Answer> {
  const client = await poolOf(db).connect();
  const connection = batchedConnection(client);
  const state: UnderWay = { connection, ended: false, sent: [], failed: [] };
  const tx = transactionOn(db, state);
  underWay.set(tx, state);
  let broken = false;
  try {
    track(state, connection.control('begin'));
    const answer = await work(tx);
    state.ended = true;
    // The commit leaves with the last writes; the server takes it back by itself when one of them failed.
    const done = await connection.control('commit');
    await Promise.all(state.sent);
    const [failure] = state.failed;
    if (failure) throw failure;
    if (done !== 'COMMIT') throw new Error('The transaction was taken back by the server');
    return answer;
  } catch (error) {
    state.ended = true;
    await Promise.all(state.sent);
    await connection.control('rollback').catch(() => (broken = true));
    // After a failed write every later statement fails as "transaction is aborted": the first error tells why.
    throw state.failed[0] ?? error;
  } finally {
    client.release(broken);
  }
}

/**
 * Sends a write without waiting for it: statements of one transaction are carried out in the order they were sent, and whatever
 * fails fails the transaction. For writes whose answer nobody needs.
 */
export function send(tx: Tx, query: Pick<CompiledQuery, 'sql' | 'parameters'>): void {
  const state = underWay.get(tx);
  if (!state) throw new Error('Only a transaction of inTransaction can send');
  assertOpen(state);
  track(state, state.connection.executeQuery(query));
}

function track(state: UnderWay, statement: Promise<unknown>): void {
  state.sent.push(
    statement.catch((error: unknown) => {
      state.failed.push(error instanceof Error ? error : new Error(String(error)));
    }),
  );
}

/** A statement after the end would run outside the transaction, on a connection that may be somebody else's by then. */
function assertOpen(state: UnderWay): void {
  if (state.ended) throw new Error('The transaction has ended');
}

const dialects = new WeakMap<Db, { dialect: Dialect; driver: Driver }>();

function dialectOf(db: Db) {
  const known = dialects.get(db);
  if (known) return known;
  const dialect = createDialect(poolOf(db));
  const made = { dialect, driver: dialect.createDriver() };
  dialects.set(db, made);
  return made;
}

function transactionOn(db: Db, state: UnderWay): Tx {
  const { dialect, driver } = dialectOf(db);
  const executor = new DefaultQueryExecutor(compiler, adapter, {
    provideConnection: async (consumer) => {
      assertOpen(state);
      const use = consumer(state.connection);
      state.sent.push(use.catch(() => undefined));
      return use;
    },
  });
  return new Transaction<DB>({ config: { dialect }, dialect, driver, executor });
}
