import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { refuse } from '../exchange.errors.ts';
import { Envelope, type Delivered } from './message.contract.ts';
import { findDeliveryState, findSystemId, leaseDeliveries, settleDelivery } from './messages.queries.ts';

/** What was taken and neither acknowledged nor refused within this is given out again. */
const leaseMs = 60_000;
type Deps = { db: Db; now: Clock };

/** Nhận thông điệp: what is next for a system, of each key one at a time and in order. */
export async function takeMessages(
  { db, now }: Deps,
  { recipient, most }: { recipient: string; most: number },
): Promise<Delivered[]> {
  const at = now();
  const recipientId = await findSystemId(db, recipient);
  if (recipientId === undefined) return [];
  const leased = await leaseDeliveries(db, { recipientId, at, until: new Date(at.getTime() + leaseMs), most });
  return leased.map(({ id, attempts, envelope }) => ({
    ...{ delivery: id, attempt: attempts, message: Envelope.parse(JSON.parse(envelope)) },
  }));
}

/** Báo đã nhận, or từ chối with a reason. Told twice it is done once; told otherwise the second time is refused. */
export async function settleMessage(
  { db, now }: Deps,
  {
    recipient,
    delivery,
    state,
    reason,
  }: { recipient: string; delivery: number; state: 'acknowledged' | 'refused'; reason: string },
): Promise<void> {
  const recipientId = await findSystemId(db, recipient);
  if (recipientId === undefined) throw refuse('exchange.not_found');
  if (await settleDelivery(db, { id: delivery, recipientId, state, fault: reason, at: now() })) return;
  const known = await findDeliveryState(db, delivery, recipientId);
  if (known === undefined) throw refuse('exchange.not_found');
  if (known !== state) throw refuse('exchange.delivery_settled');
}
