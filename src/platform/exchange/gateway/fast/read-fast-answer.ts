import { lengthOf, mostHeadBytes, readHead } from './read-head.ts';

const statusLine = /^HTTP\/1\.1 ([2-5]\d\d)(?: [\x20-\x7e]*)?$/;
/** What these say has no body, or one that is told of in another way. */
const withoutBody: ReadonlySet<number> = new Set([204, 205, 304]);

export type FastAnswerHead = { status: number; headers: Record<string, string>; bodyAt: number; length: number };

/** The head of a provider's JSON answer of the plainest form: its length told, the connection kept; undefined for any other. */
export function readFastAnswerHead(bytes: Buffer): FastAnswerHead | undefined {
  const head = readHead(bytes);
  if (!head) return undefined;
  const status = Number(statusLine.exec(head.first)?.[1]);
  const length = lengthOf(head);
  if (!status || withoutBody.has(status) || length === undefined) return undefined;
  return { status, headers: head.headers, bodyAt: head.endsAt, length };
}

/** Enough has come to say whether a head is there. */
export const hasHead = (bytes: Buffer): boolean =>
  bytes.length > mostHeadBytes || bytes.indexOf('\r\n\r\n', 0, 'latin1') >= 0;
