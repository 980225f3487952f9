import type { AskTimeStamp } from '#platform/exchange/index.ts';
import { queryType, readToken, replyType, writeQuestion } from './time-stamp-messages.ts';

const timeoutMs = 10_000;
/** A token with three certificates has some 6 KB. */
const mostBytes = 65_536;

/**
 * Tổ chức cấp dấu thời gian over HTTP (RFC 3161, 3.4). Throws when it does not answer in time, refuses, or answers something else; whether
 * the stamp holds is for whoever keeps it to check.
 */
export function createTimeAuthority({ url }: { url: string }): AskTimeStamp {
  return async (text) => {
    const question = writeQuestion(text);
    const answer = await fetch(url, {
      ...{ method: 'POST', body: question.bytes, redirect: 'error' as const },
      headers: { 'content-type': queryType, accept: replyType },
      signal: AbortSignal.timeout(timeoutMs),
    });
    const type = answer.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (!answer.ok || type !== replyType || !answer.body) {
      await answer.body?.cancel();
      throw new Error(`The time stamp authority answered ${answer.status} ${type ?? ''}`);
    }
    return readToken(await readAtMost(answer.body), question);
  };
}

async function readAtMost(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > mostBytes) throw new Error('The time stamp authority answered too much');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
