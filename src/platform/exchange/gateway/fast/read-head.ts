/** Phần đầu of a message, in the one form the fast path reads. */
export type Head = { first: string; headers: Record<string, string>; endsAt: number };

/** Of a head; what is longer is not read here. */
export const mostHeadBytes = 16_384;
const mostHeaders = 64;
/**
 * RFC 9110, 5.6.2 and 5.5: of each line a token, a colon, a value of visible characters with blanks between; nothing folded, nothing
 * bare, nothing beyond ASCII. One look at the whole, because it is taken at every call.
 */
const form = /^[\x20-\x7e]+(?:\r\n[\w!#$%&'*+\-.^`|~]+:[ \t]*[\x21-\x7e][\x20-\x7e\t]*)*$/;
/** A character that would end a line early, or that no header may have. */
export const notOfHeader = /[^\t\x20-\x7e\x80-\xff]/;
/** What changes how a message is read, or to whom it speaks: never on the fast path. */
const forbidden: ReadonlySet<string> = new Set([
  'transfer-encoding',
  'upgrade',
  'expect',
  'te',
  'trailer',
  'proxy-connection',
  'http2-settings',
]);

/**
 * Đọc phần đầu: undefined for whatever is not wholly here, or not of the plainest form: a name that stands twice, an empty value, a
 * byte beyond ASCII, a line that ends otherwise. It makes sense of nothing that another reader might read in another way.
 */
export function readHead(bytes: Buffer): Head | undefined {
  const end = bytes.indexOf('\r\n\r\n', 0, 'latin1');
  if (end < 0 || end > mostHeadBytes) return undefined;
  const text = bytes.toString('latin1', 0, end);
  if (!form.test(text)) return undefined;
  const headers: Record<string, string> = Object.create(null);
  const firstEnd = text.indexOf('\r\n');
  let count = 0;
  for (let at = firstEnd; at >= 0; count += 1) {
    const next = text.indexOf('\r\n', at + 2);
    const colon = text.indexOf(':', at);
    const name = text.slice(at + 2, colon).toLowerCase();
    if (name in headers || forbidden.has(name)) return undefined;
    headers[name] = text.slice(colon + 1, next < 0 ? text.length : next).trim();
    at = next;
  }
  if (count > mostHeaders) return undefined;
  const { connection } = headers;
  if (connection !== undefined && connection.toLowerCase() !== 'keep-alive') return undefined;
  return { first: firstEnd < 0 ? text : text.slice(0, firstEnd), headers, endsAt: end + 4 };
}

/** Bytes of the body as the head says; undefined where it says it in any but the plainest way. */
export function lengthOf({ headers }: Head): number | undefined {
  const given = headers['content-length'];
  return given !== undefined && /^(?:0|[1-9]\d{0,8})$/.test(given) ? Number(given) : undefined;
}
