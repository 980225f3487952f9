import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { PoolClient } from 'pg';
import { parameterText } from './parameter-text.ts';
import { statementBatch, type Answer, type Statement } from './statement-batch.ts';

type Said = Pick<CompiledQuery, 'sql' | 'parameters'>;

/**
 * A connection on which statements go out without waiting for the answers to those before them: all that is said within one turn of the
 * event loop leaves as one batch, and what is said while a batch is under way leaves as the next.
 */
export function batchedConnection(client: PoolClient) {
  let waiting: Statement[] = [];
  let isUnderWay = false;
  let isPlanned = false;

  function plan(): void {
    if (isPlanned || isUnderWay) return;
    isPlanned = true;
    process.nextTick(() => {
      isPlanned = false;
      leave();
    });
  }

  function leave(): void {
    if (waiting.length === 0) return;
    isUnderWay = true;
    const statements = waiting;
    waiting = [];
    client.query(
      statementBatch(client, statements, () => {
        isUnderWay = false;
        if (waiting.length > 0) plan();
      }),
    );
  }

  function ask({ sql, parameters }: Said): Promise<Answer> {
    return new Promise((done, fail) => {
      waiting.push({ text: sql, values: parameters.map(parameterText), done, fail });
      plan();
    });
  }

  return {
    executeQuery: <Row>(query: Said): Promise<QueryResult<Row>> => ask(query),
    // eslint-disable-next-line require-yield -- the interface asks for a generator; a cursor cannot share a batch
    async *streamQuery(): AsyncIterableIterator<never> {
      throw new Error('Rows cannot be streamed inside a transaction');
    },
    /** `begin`, `commit` or `rollback`; answers which of them the server carried out. */
    control: async (command: 'begin' | 'commit' | 'rollback'): Promise<string> =>
      (await ask({ sql: command, parameters: [] })).command,
  } satisfies DatabaseConnection & { control: unknown };
}
export type BatchedConnection = ReturnType<typeof batchedConnection>;
