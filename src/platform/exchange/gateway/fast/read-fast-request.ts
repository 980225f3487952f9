import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { lengthOf, readHead } from './read-head.ts';

/** A question that came whole in one piece. */
export type FastRequest = {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  socket: Socket;
  whole: Buffer;
};

const requestLine = /^(GET|POST|PUT|PATCH|DELETE) (\/[\x21-\x7e]*) HTTP\/1\.1$/;
const nothing = Buffer.alloc(0);

/** Đọc câu hỏi: these bytes must be one whole request of the plainest form and nothing else; undefined otherwise. */
export function readFastRequest(bytes: Buffer, socket: Socket): FastRequest | undefined {
  const head = readHead(bytes);
  if (!head) return undefined;
  const { headers, endsAt } = head;
  const [, method, url] = requestLine.exec(head.first) ?? [];
  if (method === undefined || url === undefined || headers['host'] === undefined) return undefined;
  const type = headers['content-type'];
  if (type !== undefined && !/^application\/json(?:; ?charset=utf-8)?$/i.test(type)) return undefined;
  const length = headers['content-length'] === undefined ? 0 : lengthOf(head);
  if (length === undefined || endsAt + length !== bytes.length) return undefined;
  if (method === 'GET' && length > 0) return undefined;
  // Beyond the connection's buffer, which is used again for the next piece.
  const whole = length === 0 ? nothing : Buffer.from(bytes.subarray(endsAt));
  return { method, url, headers, socket, whole };
}
