import { randomUUID } from 'node:crypto';
import { type Clock, dayMs } from '#infrastructure/clock.ts';
import { canonicalJson, sha256 } from '#infrastructure/crypto.ts';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { refuse } from '../exchange.errors.ts';
import { requireAttachments } from './attachments.ts';
import type { Envelope, Receipt } from './message.contract.ts';
import { compileTopicSchema } from './topic-schema.ts';
import {
  findMessage,
  findSystemId,
  findTopic,
  insertDeliveries,
  insertMessage,
  lockKey,
  mayUse,
} from './messages.queries.ts';

/** The stream for other sites takes a megabyte with what stands around it; whatever is larger is an attachment. */
const mostEnvelopeBytes = 1_000_000;

/**
 * Gửi thông điệp: kept for every subscriber before it is acknowledged. The same id again gets the first receipt; the same id with other
 * content is refused. Who may not publish under a topic does not learn that it exists.
 */
export async function sendMessage(
  deps: { db: Db; now: Clock },
  { sender, envelope }: { sender: string; envelope: Envelope },
): Promise<Receipt> {
  return inTransaction(deps.db, (tx) => sendInTransaction(tx, { sender, envelope, at: deps.now() }));
}

/** The same in the transaction of whoever has something to tell. */
export async function sendInTransaction(
  tx: Tx,
  { sender, envelope, at }: { sender: string; envelope: Envelope; at: Date },
): Promise<Receipt> {
  const [topic, senderId] = await Promise.all([findTopic(tx, envelope.topic), findSystemId(tx, sender)]);
  if (!topic || senderId === undefined) throw refuse('exchange.no_topic');
  if (!(await mayUse(tx, { topicId: topic.id, systemId: senderId, may: 'publish' }))) throw refuse('exchange.no_topic');
  requireShape(topic.schema, envelope.data);
  await requireAttachments(tx, { senderId, data: envelope.data, at });
  const digest = sha256(canonicalJson(envelope));
  const message = {
    ...{
      senderId,
      id: envelope.id,
      topicId: topic.id,
      // Its own and nobody else's: one that could be guessed would let another sender hold it up.
      key: envelope.partitionkey ?? randomUUID(),
      digest,
      at,
    },
    envelope: JSON.stringify({ ...envelope, time: envelope.time ?? at.toISOString() }),
    expiresAt: new Date(at.getTime() + topic.keep_days * dayMs),
  };
  if (Buffer.byteLength(message.envelope) > mostEnvelopeBytes)
    throw refuse('exchange.message_wrong', { what: `data > ${mostEnvelopeBytes} byte` });
  if (envelope.partitionkey !== undefined) await lockKey(tx, message.key);
  if (await insertMessage(tx, message))
    return { id: envelope.id, recipients: await insertDeliveries(tx, message), duplicate: false };
  const before = await findMessage(tx, senderId, envelope.id);
  if (before.digest !== digest) throw refuse('exchange.message_id_reused');
  return { id: envelope.id, recipients: Number(before.recipients), duplicate: true };
}

const compiled = new Map<string, ReturnType<typeof compileTopicSchema>>();

function requireShape(schema: unknown, data: unknown): void {
  if (schema === null || schema === undefined) return;
  const text = canonicalJson(schema);
  const validate = compiled.get(text) ?? compileTopicSchema(schema);
  compiled.set(text, validate);
  if (validate(data)) return;
  const [error] = validate.errors ?? [];
  throw refuse('exchange.message_wrong', { what: `data${error?.instancePath ?? ''} ${error?.message ?? ''}` });
}
