import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { z } from 'zod';
import { leanHttp } from './lean-http.ts';

/** Headers of somebody signed in. */
export type Session = Record<string, string>;

/** A signed-in session made in the database: signing in is not what is measured. */
export async function openSession(pool: pg.Pool, accountId: string): Promise<Session> {
  const token = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(token).digest('hex');
  await pool.query(
    `insert into identity.session (token_hash, account_id, created_at, last_seen_at, expires_at) values ($1, $2, now(), now(), now() + interval '1 day')`,
    [hash, accountId],
  );
  return { cookie: `motcua_session=${token}`, 'sec-fetch-site': 'same-origin' };
}

type CallInit = { method?: string; body?: unknown; raw?: Uint8Array<ArrayBuffer>; type?: string };

/** Calls a system on this machine over connections that stay open, and keeps how long each change took. */
export function officeClient(port: number) {
  const http = leanHttp(port);
  const actionMs: number[] = [];

  async function call(headers: Session, path: string, init: CallInit = {}) {
    const from = performance.now();
    const body = init.raw ?? (init.body === undefined ? undefined : Buffer.from(JSON.stringify(init.body)));
    const told = body && { 'content-type': init.type ?? 'application/json', 'content-length': String(body.length) };
    const answer = await http.ask(init.method ?? 'GET', path, { ...headers, ...told }, body);
    if (init.method) actionMs.push(performance.now() - from);
    const { text } = answer;
    if (answer.status >= 400) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
    return {
      location: answer.location,
      body: text.startsWith('{') ? z.record(z.string(), z.unknown()).parse(JSON.parse(text)) : {},
    };
  }
  return { call, actionMs, close: http.close };
}

/** The value below which a share of the measured ones lie, with one digit. */
export function percentile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
}
