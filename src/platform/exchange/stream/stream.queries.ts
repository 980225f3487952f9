import { sql } from 'kysely';
import type { Db } from '#infrastructure/database/connect.ts';

/** Who puts messages into the stream, for how long; told with every change, so that one who lost it changes nothing more. */
export type Holding = { stream: string; holder: string };

/** Takes or keeps the stream for a while; false while another process has it. `byForce` takes it from whoever has it. */
export async function holdStream(
  db: Db,
  { stream, holder, at, until, byForce = false }: Holding & { at: Date; until: Date; byForce?: boolean },
): Promise<boolean> {
  const { rows } = await sql`
    insert into exchange.stream as held (name, holder, held_until) values (${stream}, ${holder}, ${until})
    on conflict (name) do update set holder = excluded.holder, held_until = excluded.held_until
    where ${byForce} or held.holder is null or held.holder = excluded.holder or held.held_until <= ${at}
    returning name`.execute(db);
  return rows.length > 0;
}

export async function releaseStream(db: Db, { stream, holder }: Holding): Promise<void> {
  await db
    .updateTable('exchange.stream')
    .set({ holder: null, held_until: null })
    .where('name', '=', stream)
    .where('holder', '=', holder)
    .execute();
}

/** When the stream was made that the places are of, and the last place known. */
export async function readPlaces(db: Db, stream: string): Promise<{ createdAt: string | null; last: number }> {
  const { rows } = await sql<{ created_at: string | null; last: number }>`
    select created_at, coalesce((select max(stream_sequence) from exchange.message where stream_sequence > 0), 0) as last
    from exchange.stream where name = ${stream}`.execute(db);
  return { createdAt: rows[0]?.created_at ?? null, last: rows[0]?.last ?? 0 };
}

/** Forgets places after `last`: those messages are to be sent again. */
export async function forgetPlaces(
  db: Db,
  { stream, holder, last, createdAt }: Holding & { last: number; createdAt: string },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with held as (
      update exchange.stream set created_at = ${createdAt} where name = ${stream} and holder = ${holder} returning name
    ), forgotten as (
      update exchange.message set stream_sequence = null from held where stream_sequence > ${last} returning 1
    )
    select count(*) as count from forgotten`.execute(db);
  return rows[0]?.count ?? 0;
}

export type Unplaced = {
  number: number;
  sender: string;
  id: string;
  topic: string;
  key: string;
  envelope: string;
  expiresAt: Date;
};

/** What has no place yet, in the order it was accepted. */
export async function selectUnplaced(db: Db, most: number): Promise<Unplaced[]> {
  const rows = await db
    .selectFrom('exchange.message as message')
    .innerJoin('exchange.topic as topic', 'topic.id', 'message.topic_id')
    .innerJoin('exchange.system as sender', 'sender.id', 'message.sender_id')
    .select(['message.number', 'sender.code as sender', 'message.id', 'topic.code as topic', 'message.key'])
    .select(['message.envelope', 'message.expires_at as expiresAt'])
    .where('message.stream_sequence', 'is', null)
    .orderBy('message.number')
    .limit(most)
    .execute();
  return rows.map((row) => ({ ...row, number: Number(row.number) }));
}

export type Place = { number: number; sequence: number };

/** Writes places down, as long as the stream is held; gives how many were new. */
export async function placeMessages(db: Db, { stream, holder }: Holding, places: readonly Place[]): Promise<number> {
  if (places.length === 0) return 0;
  const { rows } = await sql<{ count: number }>`
    with held as (select from exchange.stream where name = ${stream} and holder = ${holder} for share), placed as (
      update exchange.message as message set stream_sequence = place.sequence
      from held, unnest(${places.map(({ number }) => number)}::bigint[], ${places.map(({ sequence }) => sequence)}::bigint[])
        as place (number, sequence)
      where message.number = place.number and message.stream_sequence is null
      returning 1
    )
    select count(*) as count from placed`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The number of a message the stream names; nothing for one this database does not have (it was restored from an older backup). */
export async function findNumbers(
  db: Db,
  named: readonly { sender: string; id: string }[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ sender: string; id: string; number: number }>`
    select named.sender, named.id, message.number
    from unnest(${named.map(({ sender }) => sender)}::text[], ${named.map(({ id }) => id)}::text[]) as named (sender, id)
    join exchange.system as system on system.code = named.sender
    join exchange.message as message on message.sender_id = system.id and message.id = named.id`.execute(db);
  return new Map(rows.map(({ sender, id, number }) => [`${sender}/${id}`, number]));
}

/** Days a message of the topic that is kept longest is kept. */
export async function readLongestKeepDays(db: Db): Promise<number> {
  const row = await db
    .selectFrom('exchange.topic')
    .select((topic) => topic.fn.max('keep_days').as('days'))
    .executeTakeFirst();
  return row?.days ?? 1;
}

export async function readHighestNumber(db: Db): Promise<number> {
  const row = await db
    .selectFrom('exchange.message')
    .select((message) => message.fn.max('number').as('number'))
    .executeTakeFirst();
  return Number(row?.number ?? 0);
}

export async function countUnplaced(db: Db, through: number): Promise<number> {
  const row = await db
    .selectFrom('exchange.message')
    .select((message) => message.fn.countAll<number>().as('count'))
    .where('stream_sequence', 'is', null)
    .where('number', '<=', through)
    .executeTakeFirstOrThrow();
  return row.count;
}
