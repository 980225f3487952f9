import type { Tx } from '#infrastructure/database/connect.ts';
import { insertDeliveries, insertNotice, type NewNotice } from './notifications.queries.ts';

/**
 * Thông báo: writes a notice into the person's account and, where an address is known, an e-mail and an SMS, all in the caller's
 * transaction; they leave after the commit.
 */
export function notify(tx: Tx, notice: NewNotice & { email: string | null; phone: string | null }): void {
  const noticeId = insertNotice(tx, notice);
  const addresses = [
    { channel: 'email' as const, recipient: notice.email },
    { channel: 'sms' as const, recipient: notice.phone },
  ];
  const known = addresses.flatMap(({ channel, recipient }) => (recipient ? [{ channel, recipient }] : []));
  if (known.length > 0) insertDeliveries(tx, { noticeId, deliveries: known, at: notice.at });
}
