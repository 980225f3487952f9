import { expect } from 'vitest';

/** A token for a key that was just made: it reaches the gateways within seconds. */
export async function tokenSoon(gateway: string, code: string, secret: string): Promise<string> {
  const takeToken = () =>
    fetch(`${gateway}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${code}:${secret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
  await expect.poll(async () => (await takeToken()).status, { timeout: 30_000 }).toBe(200);
  return String(Object(await (await takeToken()).json()).access_token);
}
