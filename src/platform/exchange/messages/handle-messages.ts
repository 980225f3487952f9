import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Db } from '#infrastructure/database/connect.ts';
import { Refusal } from '#infrastructure/refusal.ts';
import type { CallDeps } from '../gateway/call.ts';
import { GatewayFault } from '../gateway/faults.ts';
import { answerFault } from '../gateway/handle-call.ts';
import { parseJson, readBody } from '../gateway/read-body.ts';
import { continueTrace } from '../gateway/trace.ts';
import { exchangeVi } from '../exchange.vi.ts';
import { fillText } from '#infrastructure/refusal.ts';
import { Envelope } from './message.contract.ts';
import { sendMessage } from './send-message.ts';
import { settleMessage, takeMessages } from './take-messages.ts';

export const messagesPath = '/messages';
const mostBytes = 1_048_576;
const Settling = z.object({ reason: z.string().trim().max(500).default('') });

type Deps = Pick<CallDeps, 'now' | 'known' | 'identifyCaller' | 'record' | 'onCall'> & { db: Db };
type Answer = { status: number; body: unknown; operation: string };

/**
 * Thông điệp giữa các hệ thống over HTTP: `POST /messages` sends, `GET /messages?most=N` takes what is next, `POST /messages/N/ack` and
 * `/messages/N/refuse` settle it. On record like every call, before it is answered.
 */
export async function handleMessages(deps: Deps, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const startedAt = performance.now();
  const { traceId } = continueTrace(request.headers.traceparent);
  try {
    const system = await deps.identifyCaller(request, deps.known());
    const body = request.method === 'POST' ? await readBody(request, mostBytes) : undefined;
    const { status, body: said, operation } = await answerTo(deps, request, { system: system.code, body });
    const text = said === undefined ? '' : JSON.stringify(said);
    const facts = {
      ...{
        at: deps.now().toISOString(),
        consumer: system.code,
        service: 'messages',
        provider: '',
        operation,
        grant: '',
        status,
        outcome: status < 400 ? 'answered' : 'refused',
      },
      ...{
        tookMs: Math.round(performance.now() - startedAt),
        requestBytes: body?.bytes() ?? 0,
        requestDigest: body?.digest() ?? '',
      },
      ...{ responseBytes: Buffer.byteLength(text), responseDigest: '', trace: traceId },
    };
    await deps.record(facts, { purpose: undefined, fields: [] });
    deps.onCall(facts);
    response.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      'x-trace-id': traceId,
    });
    response.end(text);
  } catch (error) {
    if (!(error instanceof GatewayFault)) throw error;
    answerFault(response, error, { traceId });
  }
}

async function answerTo(
  deps: Deps,
  request: IncomingMessage,
  { system, body }: { system: string; body: Awaited<ReturnType<typeof readBody>> | undefined },
): Promise<Answer> {
  const url = new URL(request.url ?? '', 'http://gateway');
  const settling = /^\/messages\/(\d{1,15})\/(ack|refuse)$/.exec(url.pathname);
  try {
    if (url.pathname === messagesPath && body) {
      const envelope = Envelope.safeParse(parseJson(body));
      if (!envelope.success) return wrong('send', z.prettifyError(envelope.error));
      const receipt = await sendMessage(deps, { sender: system, envelope: envelope.data });
      return { status: receipt.duplicate ? 200 : 202, body: receipt, operation: 'send' };
    }
    if (url.pathname === messagesPath && request.method === 'GET') {
      const most = Math.min(100, Math.max(1, Number(url.searchParams.get('most') ?? 10) || 10));
      return { status: 200, body: { items: await takeMessages(deps, { recipient: system, most }) }, operation: 'take' };
    }
    if (settling && body) {
      const given = Settling.safeParse(body.bytes() > 0 ? parseJson(body) : {});
      const state = settling[2] === 'ack' ? 'acknowledged' : 'refused';
      const reason = given.success ? given.data.reason : '';
      if (state === 'refused' && reason === '') return wrong('refuse', 'reason');
      await settleMessage(deps, { recipient: system, delivery: Number(settling[1]), state, reason });
      return { status: 204, body: undefined, operation: settling[2] ?? '' };
    }
    return { status: 404, body: fault('exchange.not_found', {}), operation: 'unknown' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.status, body: fault(error.code, error.params), operation: 'refused' };
  }
}

const wrong = (operation: string, what: string): Answer => ({
  ...{ status: 422, body: fault('exchange.message_wrong', { what }), operation },
});

function fault(code: string, params: Refusal['params']) {
  const texts: Readonly<Record<string, string>> = exchangeVi;
  return { code, message: code, description: fillText(texts[code] ?? code, params) };
}
