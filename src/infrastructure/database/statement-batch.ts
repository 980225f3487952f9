import pg from 'pg';
import { preparedName } from './prepared-statements.ts';

/** A statement on its way to the server, and who waits for its answer. */
export type Statement = {
  text: string;
  /** As the server reads them. */
  values: (string | Buffer | null)[];
  done: (answer: Answer) => void;
  fail: (error: Error) => void;
};
export type Answer = { command: string; rows: pg.QueryResult['rows']; numAffectedRows?: bigint };

type Field = { name: string; dataTypeID: number };
type Reader = { name: string; read: (text: string) => unknown };

/** What one connection has prepared: the columns of each named statement, or that it must be made anew. */
type Prepared = Map<string, Reader[] | 'uncertain'>;
const preparedOf = new WeakMap<object, Prepared>();

/**
 * Statements that go out together and are answered together: one message after the other, and a single point at the end at which the
 * server writes its answers. Measured on two cores, most of the time of a short statement goes into waking the other side. When one
 * fails, those behind it are not carried out and fail with it.
 */
export function statementBatch(client: pg.ClientBase, statements: readonly Statement[], ended: () => void) {
  const prepared = preparedOf.get(client) ?? new Map<string, Reader[] | 'uncertain'>();
  preparedOf.set(client, prepared);
  const answers: Answer[] = [];
  let rows: Answer['rows'] = [];
  /** Columns of the statement that is being answered; told by the server when it is not known from before. */
  let told: Reader[] | undefined;
  let broken: Error | undefined;

  const columnsNow = (): Reader[] => {
    if (told) return told;
    const name = preparedName(statements[answers.length]?.text ?? '');
    const known = name === undefined ? undefined : prepared.get(name);
    return Array.isArray(known) ? known : [];
  };

  function send(connection: pg.Connection, { text, values }: Statement): void {
    const name = preparedName(text);
    const known = name === undefined ? undefined : prepared.get(name);
    if (known === 'uncertain') connection.close({ type: 'S', name: name ?? '' }, true);
    const isNew = !Array.isArray(known);
    if (isNew) connection.parse({ name: name ?? '', text, types: [] }, true);
    if (isNew && name !== undefined) prepared.set(name, []);
    connection.bind({ statement: name ?? '', values }, true);
    if (isNew) connection.describe({ type: 'P', name: '' }, true);
    connection.execute(null, true);
  }

  return {
    submit: (connection: pg.Connection) => {
      connection.stream.cork();
      for (const statement of statements) send(connection, statement);
      connection.sync();
      connection.stream.uncork();
    },
    handleRowDescription: ({ fields }: { fields: readonly Field[] }) => {
      told = fields.map(({ name, dataTypeID }) => ({ name, read: pg.types.getTypeParser(dataTypeID) }));
      const name = preparedName(statements[answers.length]?.text ?? '');
      if (name !== undefined) prepared.set(name, told);
    },
    handleDataRow: ({ fields }: { fields: readonly (string | null)[] }) => {
      try {
        rows.push(readRow(columnsNow(), fields));
      } catch (error) {
        broken ??= error instanceof Error ? error : new Error(String(error));
      }
    },
    handleCommandComplete: ({ text }: { text: string }) => {
      const [command = ''] = text.split(' ', 1);
      const count = Number(text.slice(text.lastIndexOf(' ') + 1));
      answers.push({
        command,
        rows,
        ...(Number.isInteger(count) && { numAffectedRows: BigInt(count) }),
      });
      rows = [];
      told = undefined;
    },
    handleReadyForQuery: () => {
      ended();
      for (const [index, { done, fail }] of statements.entries()) {
        const answer = answers[index];
        if (answer && !broken) done(answer);
        else fail(broken ?? new Error('The server gave no answer'));
      }
    },
    handleError: (error: Error) => {
      ended();
      const failed = answers.length;
      for (const [index, { text, done, fail }] of statements.entries()) {
        const answer = answers[index];
        if (answer && !broken) done(answer);
        else fail(broken ?? error);
        const name = preparedName(text);
        // Whether the failed one was still prepared, and the first of those behind it, cannot be told.
        if (index >= failed && name !== undefined) prepared.set(name, 'uncertain');
      }
    },
  };
}

function readRow(columns: readonly Reader[], fields: readonly (string | null)[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index];
    const text = fields[index];
    if (column) row[column.name] = text === null || text === undefined ? null : column.read(text);
  }
  return row;
}
