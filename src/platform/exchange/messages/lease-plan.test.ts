import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { applyDeclared, buildFile } from '#testing/exchange-office.ts';
import { explainPlan } from '#testing/explain-plan.ts';
import { testDatabase } from '#testing/test-database.ts';
import { findSystemId, findTopic, leaseDeliveries, leaseStatement } from './messages.queries.ts';

const { db } = await testDatabase();

it('what is next is found on the index, however much waits under the same key', async () => {
  const topic = { ...{ code: 'ho-so', name: 'Hồ sơ', owner: 'ben-cung-cap', schema: null, keepDays: 2 } };
  const rights = { publishers: ['ben-cung-cap', 'la'], subscribers: [{ system: 'mot-cua', push: null }] };
  await applyDeclared(db, buildFile('http://127.0.0.1:1', { topics: [{ ...topic, ...rights }] }));
  const topicId = (await findTopic(db, 'ho-so'))?.id;
  const [recipientId = '', first, second] = await Promise.all(
    ['mot-cua', 'ben-cung-cap', 'la'].map((code) => findSystemId(db, code)),
  );
  await sql`
    insert into exchange.message (sender_id, id, topic_id, key, digest, envelope, sent_at, expires_at)
    select case when n % 2 = 0 then ${first}::uuid else ${second}::uuid end, n::text, ${topicId}, 'k' || n % 10, '', '{}', now(),
      now() + interval '2 days'
    from generate_series(1, 20000) as n`.execute(db);
  await sql`
    insert into exchange.delivery (sender_id, message_id, topic_id, recipient_id, key, next_at, expires_at)
    select sender_id, id, topic_id, ${recipientId}, key, sent_at, expires_at from exchange.message order by number`.execute(
    db,
  );
  const at = new Date(Date.now() + 1000);
  const lease = { recipientId, at, until: new Date(at.getTime() + 1000), most: 20 };
  const plan = await explainPlan(db, leaseStatement(lease));
  expect(plan).toContain('delivery_sequence');
  expect(plan).not.toContain('Seq Scan on delivery');
  expect(await leaseDeliveries(db, lease)).toHaveLength(10);
});
