import { GatewayFault } from './faults.ts';

/** Where a call goes: the service's key; the path below it, decoded and split, and as it is passed on with its query. */
export type Target = { key: string; segments: string[]; path: string; query: URLSearchParams };

const longestTarget = 8192;
/** What never needs to stand encoded in a path of a contract, and hides a way out of it: dots, slashes, backslash, control characters. */
const hidden = /%(?:2e|2f|5c|[01][0-9a-f]|7f)/i;
/** Origin form only (RFC 9112, 3.2.1): no absolute addresses, which name a host of the caller's choice. */
const originForm = /^\/[\w\-.~!$&'()*+,;=:@%/]*(?:\?[\w\-.~!$&'()*+,;=:@%/?[\]|]*)?$/;

const keyForm = /^\/((?:sandbox\/)?[^/?]+\/[^/?]+)\//;
/** The key of the service an address below it goes to. */
export const serviceKeyIn = (url: string): string => keyForm.exec(url)?.[1] ?? '';

/** Đọc địa chỉ gọi. Refuses what a provider might read in another way than we do. */
export function readTarget(url: string): Target {
  if (url.length > longestTarget || !originForm.test(url) || hidden.test(url)) throw new GatewayFault('bad_target');
  const question = url.indexOf('?');
  const raw = question < 0 ? url : url.slice(0, question);
  const parts = raw.split('/').slice(1);
  const last = parts.length - 1;
  if (parts.some((part, index) => part === '.' || part === '..' || (part === '' && index < last)))
    throw new GatewayFault('bad_target');
  const named = parts[0] === 'sandbox' ? 3 : 2;
  const segments = parts.slice(named);
  return {
    key: parts.slice(0, named).join('/'),
    segments: segments.map(decoded),
    path: segments.join('/') + (question < 0 ? '' : url.slice(question)),
    query: new URLSearchParams(question < 0 ? '' : url.slice(question + 1)),
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new GatewayFault('bad_target');
  }
}
