import { sql } from 'kysely';
import { fixedStatement } from './database/fixed-statement.ts';
import { insertRows } from './database/insert-rows.ts';
import { inTransaction, send } from './database/transaction.ts';
import type { z } from 'zod';
import type { Db, Tx } from './database/connect.ts';
import { defineRefusals } from './refusal.ts';

const refuse = defineRefusals({ 'command.id_reused': 409 });

/** A command as it arrives: its id is made by the sender, so that sending it twice is doing it once. */
export type Command = { id: string; actorId: string; name: string };

/**
 * Does a command once. The first time `work` runs in a transaction and its answer is kept beside what it changed; a repeat gets
 * the kept answer. Two arrivals at the same moment wait for each other on the command's lock. Refuses an id that somebody else,
 * or another command, has used.
 */
export async function once<Answer, Read = undefined>(
  db: Db,
  {
    command,
    at,
    answer: shape,
    read,
    work,
  }: {
    command: Command;
    at: Date;
    answer: z.ZodType<Answer>;
    /** What the work needs to know first, asked together with the command so that the server is waited for once. */
    read?: (tx: Tx) => Promise<Read>;
    work: (tx: Tx, known: Read | undefined) => Promise<Answer>;
  },
): Promise<Answer> {
  return inTransaction(db, async (tx) => {
    lockCommand(tx, command.id);
    const [done, known] = await Promise.all([findDone(tx, command.id), read?.(tx)]);
    if (done) {
      if (done.actor_id !== command.actorId || done.name !== command.name) throw refuse('command.id_reused');
      return shape.parse(done.answer);
    }
    const answer = await work(tx, known);
    insertRows(tx, 'infrastructure.command', [
      {
        id: command.id,
        actor_id: command.actorId,
        name: command.name,
        done_at: at,
        answer: JSON.stringify(answer),
      },
    ]);
    return answer;
  });
}

const lock = fixedStatement<{ id: string }, unknown>(
  (_, slot) => sql`select pg_advisory_xact_lock(hashtextextended(${slot('id')}, 0))`,
);
const done = fixedStatement<{ id: string }, { actor_id: string; name: string; answer: unknown }>((db, slot) =>
  db.selectFrom('infrastructure.command').select(['actor_id', 'name', 'answer']).where('id', '=', slot('id')),
);

function lockCommand(tx: Tx, id: string): void {
  send(tx, lock({ id }));
}

/** What the command answered when it was done before. Asked behind the lock. */
async function findDone(tx: Tx, id: string) {
  return (await tx.executeQuery(done({ id }))).rows[0];
}

/** Forgets commands done before a moment: a repeat of one would be done again, so the moment lies far back. */
export async function deleteOldCommands(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('infrastructure.command').where('done_at', '<', before).execute();
}
