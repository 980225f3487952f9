import { randomBytes } from 'node:crypto';

/** Số hiệu chứng thư: 127 random bits, positive in DER, 32 hexadecimal digits. */
export function drawSerial(): string {
  const bytes = randomBytes(16);
  // The first bit would make it negative, a first byte of zero would be left out in DER.
  bytes[0] = 0x40 | ((bytes[0] ?? 0) & 0x3f);
  return bytes.toString('hex');
}
