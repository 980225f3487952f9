import { randomUUID } from 'node:crypto';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { DeclaredTopic } from './exchange-file.ts';

/** Topics in force with who may publish and who subscribes, as a file has them. */
export async function selectTopics(db: Db | Tx): Promise<DeclaredTopic[]> {
  const [topics, rights] = await Promise.all([
    db
      .selectFrom('exchange.topic as topic')
      .innerJoin('exchange.system as owner', 'owner.id', 'topic.owner_id')
      .selectAll('topic')
      .select('owner.code as owner_code')
      .where('topic.state', '=', 'active')
      .orderBy('topic.code')
      .execute(),
    db
      .selectFrom('exchange.topic_right as wanted')
      .innerJoin('exchange.system as system', 'system.id', 'wanted.system_id')
      .select(['wanted.topic_id', 'wanted.may', 'wanted.push_url', 'system.code'])
      .orderBy('system.code')
      .execute(),
  ]);
  return topics.map((topic) => {
    const own = rights.filter(({ topic_id: id }) => id === topic.id);
    return DeclaredTopic.parse({
      code: topic.code,
      name: topic.name,
      owner: topic.owner_code,
      schema: topic.schema,
      keepDays: topic.keep_days,
      publishers: own.filter(({ may }) => may === 'publish').map(({ code }) => code),
      subscribers: own
        .filter(({ may }) => may === 'subscribe')
        .map(({ code, push_url: push }) => ({ system: code, push })),
    });
  });
}

/** Codes of all topics there are or ever were. */
export async function selectTopicCodes(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('exchange.topic').select('code').execute();
  return rows.map(({ code }) => code);
}

/** Writes a topic as declared; who is no longer named may no longer publish or subscribe. */
export async function writeTopic(tx: Tx, topic: DeclaredTopic, state: 'active' | 'suspended'): Promise<void> {
  const systems = await tx.selectFrom('exchange.system').select(['id', 'code']).execute();
  const idOf = (code: string): string => {
    const found = systems.find((system) => system.code === code);
    if (!found) throw new Error(`No system ${code}`);
    return found.id;
  };
  const values = {
    name: topic.name,
    owner_id: idOf(topic.owner),
    schema: topic.schema === null ? null : JSON.stringify(topic.schema),
    keep_days: topic.keepDays,
    state,
  };
  const { id } = await tx
    .insertInto('exchange.topic')
    .values({ id: randomUUID(), code: topic.code, ...values })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(values))
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx.deleteFrom('exchange.topic_right').where('topic_id', '=', id).execute();
  const rights = [
    ...topic.publishers.map((code) => ({ topic_id: id, system_id: idOf(code), may: 'publish', push_url: null })),
    ...topic.subscribers.map(({ system, push }) => ({
      topic_id: id,
      system_id: idOf(system),
      may: 'subscribe',
      push_url: push,
    })),
  ];
  if (rights.length > 0) await tx.insertInto('exchange.topic_right').values(rights).execute();
}
