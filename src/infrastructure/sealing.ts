import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;

export type Sealing = {
  seal: (text: string) => string;
  /** Throws when it was sealed with another secret, or was changed. */
  open: (sealed: string) => string;
  /** The same value always gives the same key: what is found again without being stored. */
  keyOf: (value: string) => string;
};

/** Mã hóa khi lưu: AES-256-GCM under keys of its own for each purpose, derived from the system's secret (HKDF-SHA-256). */
export function createSealing(secret: string, purpose: string): Sealing {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', `motcua|${purpose}|${use}`, 32));
  const [sealKey, findKey] = [derive('seal'), derive('find')];
  return {
    seal: (text) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce);
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
        'base64url',
      );
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(0, nonceBytes));
      decipher.setAuthTag(bytes.subarray(-tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]).toString('utf8');
    },
    keyOf: (value) => createHmac('sha256', findKey).update(value).digest('base64url'),
  };
}
