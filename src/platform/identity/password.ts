import { hash, verify } from '@node-rs/argon2';

/** Argon2id (the library's default), 19 MiB and two passes: OWASP's first choice. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost);
}

/** Of nobody: checked when the account does not exist, so that the answer takes as long. */
const decoy = await hashPassword('không ai có mật khẩu này');

export async function isPasswordRight(passwordHash: string | null, password: string): Promise<boolean> {
  const right = await verify(passwordHash ?? decoy, password.normalize('NFC'));
  return right && passwordHash !== null;
}
