import { createHmac } from 'node:crypto';

/** Đầu mục có chữ ký of a message that is pushed, as Standard Webhooks says; the time is told in whole seconds. */
export function signWebhook(secret: string, { id, at, body }: { id: string; at: Date; body: string }) {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

/** A header holds neither line ends nor letters beyond ASCII; an id may have both. */
export const webhookIdOf = ({ id, messageId }: { id: number; messageId: string }): string =>
  `${id}.${messageId.replaceAll(/[^\x21-\x7e]/gu, encodeURIComponent)}`;
