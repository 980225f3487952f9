import { sha256 } from '#infrastructure/crypto.ts';

/**
 * A uuid that always comes out the same for the same key, so that installing the same content again finds its own rows.
 * Version 8 of RFC 9562 (a hash of the application's own choice).
 */
export function stableId(kind: 'unit' | 'post' | 'account', key: string): string {
  const hex = sha256(`${kind}:${key}`);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
