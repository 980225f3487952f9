import type { Call } from '../call.ts';
import type { CallerRequest } from '../caller.ts';
import { isRead } from '../../contracts/is-read.ts';
import { GatewayFault } from '../faults.ts';

/** Tên tiêu đề as the draft of the IETF (HTTPAPI, "The Idempotency-Key HTTP Header Field") has it. */
export const keyHeader = 'idempotency-key';

/** A string of structured fields (RFC 8941, 3.3.3) of visible characters, or such characters as they are. Two headers come joined by a comma and a blank. */
const asString = /^"((?:[\x21\x23-\x5b\x5d-\x7e]|\\["\\])+)"$/;
const asToken = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x7e]+$/;
const longestKey = 128;

/**
 * Khóa chống gửi trùng of a call: undefined where the service keeps no first answers, of a read, and of a call without one. In SOAP
 * it is the parameter the contract names, else the header of HTTP. Throws `key_missing` where the service demands one, `key_invalid`,
 * and `key_of_file` for a body that goes through as it comes: it cannot be compared before it is sent.
 */
export function readKey(
  { service, matched, body, headers }: Pick<Call, 'service' | 'matched' | 'body' | 'headers'>,
  request: Pick<CallerRequest, 'headers'>,
): string | undefined {
  const { firstAnswers } = service.settings;
  // What only reads may be asked as often as anybody likes.
  if (!firstAnswers || isRead(matched.operation)) return undefined;
  const given = headers[keyHeader] ?? request.headers[keyHeader];
  const isFile = body.whole === undefined;
  if (given === undefined) {
    if (firstAnswers.keyRequired && !isFile) throw new GatewayFault('key_missing');
    return undefined;
  }
  if (isFile) throw new GatewayFault('key_of_file');
  const key = typeof given === 'string' ? unquoted(given) : undefined;
  if (key === undefined || key.length > longestKey) throw new GatewayFault('key_invalid');
  return key;
}

function unquoted(given: string): string | undefined {
  const [, quoted] = asString.exec(given) ?? [];
  if (quoted !== undefined) return quoted.replaceAll(/\\(["\\])/g, '$1');
  return asToken.test(given) ? given : undefined;
}
