import { z } from 'zod';
import { isPlain } from '#infrastructure/http/plain-input.ts';
import { noSuchOperation, ownFault, type OwnAnswer, type OwnService } from '../gateway/handle-own.ts';
import { parseJson } from '../gateway/read-body.ts';
import { Envelope } from './message.contract.ts';
import { sendMessage } from './send-message.ts';
import { settleMessage, takeMessages } from './take-messages.ts';

const path = '/messages';
const mostTaken = 100;
const Settling = z.object({ reason: z.string().trim().max(500).default('') });

/**
 * Thông điệp giữa các hệ thống over HTTP: `POST /messages` sends, `GET /messages?most=N` takes what is next, `POST /messages/N/ack` and
 * `/messages/N/refuse` settle it.
 */
export const messageService: OwnService = {
  path,
  name: 'messages',
  answer: async (deps, { method, url, system, body }) => {
    const recipient = system.code;
    if (url.pathname === path && body) {
      const envelope = Envelope.safeParse(parseJson(body));
      if (!envelope.success) return wrong('send', z.prettifyError(envelope.error));
      // Neither the database nor who reads it there can keep such a text.
      if (!isPlain(envelope.data)) return wrong('send', 'U+0000, U+D800–U+DFFF');
      const receipt = await sendMessage(deps, { sender: system.code, envelope: envelope.data });
      return { status: receipt.duplicate ? 200 : 202, body: receipt, operation: 'send' };
    }
    if (url.pathname === path && method === 'GET') {
      const most = Math.min(mostTaken, Math.max(1, Number(url.searchParams.get('most') ?? 10) || 10));
      return { status: 200, body: { items: await takeMessages(deps, { recipient, most }) }, operation: 'take' };
    }
    const [, delivery, action] = /^\/messages\/(\d{1,15})\/(ack|refuse)$/.exec(url.pathname) ?? [];
    if (delivery === undefined || !body) return noSuchOperation;
    const given = Settling.safeParse(body.bytes() > 0 ? parseJson(body) : {});
    const reason = given.success ? given.data.reason : '';
    const state = action === 'ack' ? 'acknowledged' : 'refused';
    if (state === 'refused' && reason === '') return wrong('refuse', 'reason');
    await settleMessage(deps, { recipient, delivery: Number(delivery), state, reason });
    return { status: 204, body: undefined, operation: action ?? '' };
  },
};

const wrong = (operation: string, what: string): OwnAnswer => ({
  status: 422,
  body: ownFault('exchange.message_wrong', { what }),
  operation,
});
