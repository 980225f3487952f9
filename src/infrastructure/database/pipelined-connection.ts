import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { PoolClient } from 'pg';
import { preparedQuery } from './prepared-statements.ts';

/**
 * A connection on which statements go out without waiting for the answers to those before them, all that is said
 * within one turn of the event loop in one system call. Measured on two cores, most of the time of a short statement goes into
 * waking the other side.
 */
export function pipelinedConnection(client: PoolClient) {
  let corked = false;
  function holdUntilNextTurn(): void {
    if (corked) return;
    corked = true;
    client.connection.stream.cork();
    process.nextTick(() => {
      corked = false;
      client.connection.stream.uncork();
    });
  }

  return {
    async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      holdUntilNextTurn();
      const { rows, rowCount } = await client.query(preparedQuery(sql, parameters));
      return { rows, ...(rowCount !== null && { numAffectedRows: BigInt(rowCount) }) };
    },
    // eslint-disable-next-line require-yield -- the interface asks for a generator; a cursor cannot share a pipelined connection
    async *streamQuery(): AsyncIterableIterator<never> {
      throw new Error('Rows cannot be streamed inside a pipelined transaction');
    },
    /** `begin`, `commit` or `rollback`; answers which of them the server carried out. */
    async control(command: 'begin' | 'commit' | 'rollback'): Promise<string> {
      holdUntilNextTurn();
      return (await client.query(command)).command;
    },
  } satisfies DatabaseConnection & { control: unknown };
}
export type PipelinedConnection = ReturnType<typeof pipelinedConnection>;
