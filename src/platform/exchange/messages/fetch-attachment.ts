import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Db } from '#infrastructure/database/connect.ts';
import type { CallDeps } from '../gateway/call.ts';
import { GatewayFault } from '../gateway/faults.ts';
import { answerFault, handleCall } from '../gateway/handle-call.ts';
import { plain } from '../gateway/speech.ts';
import { continueTrace } from '../gateway/trace.ts';
import { attachmentsOf } from './attachments.ts';
import { Envelope } from './message.contract.ts';
import { findReceived } from './messages.queries.ts';

export const attachmentPath = /^\/messages\/(\d{1,15})\/attachments\/(\d{1,2})$/;

/**
 * Lấy tệp đính kèm: `GET /messages/N/attachments/I` is the call of the service the file stands behind, under the recipient's grant like
 * every call and on record like it; and what comes must be the file the message was sent with, to the byte.
 */
export async function fetchAttachment(
  deps: CallDeps & { db: Db },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, delivery = '', place = ''] = attachmentPath.exec(request.url ?? '') ?? [];
  try {
    if (request.method !== 'GET') throw new GatewayFault('wrong_method');
    const system = await deps.identifyCaller(request, deps.known());
    const text = await findReceived(deps.db, { delivery: Number(delivery), recipient: system.code });
    const attachment = text && attachmentsOf(Envelope.parse(JSON.parse(text)).data)[Number(place)];
    if (!attachment) throw new GatewayFault('no_attachment');
    if (new Date(attachment.expiresAt) <= deps.now()) throw new GatewayFault('attachment_expired');
    request.url = attachment.url;
    // A part of the file, or that it has not changed, would prove nothing of it.
    for (const name of ['range', 'if-none-match']) delete request.headers[name];
    await handleCall({ ...deps, identifyCaller: async () => system }, request, response, {
      speech: plain,
      expected: attachment,
    });
  } catch (error) {
    if (!(error instanceof GatewayFault)) throw error;
    answerFault(response, error, continueTrace(request.headers.traceparent));
  }
}
