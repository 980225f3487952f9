import type { z } from 'zod';
import { ServerProblem } from './server-problem.ts';

/** Sends a request to the system's own interface and reads the answer by its contract. Throws a ServerProblem, never anything else. */
export async function ask<Answer>(schema: z.ZodType<Answer>, url: string, init: RequestInit = {}): Promise<Answer> {
  const answer = await fetch(url, init).catch((cause: unknown) => {
    throw new ServerProblem({ status: 0, code: 'network' }, { cause });
  });
  const body: unknown = await answer.json().catch(() => null);
  if (answer.status === 401) goSignIn();
  if (!answer.ok) throw ServerProblem.read(answer.status, body);
  const read = schema.safeParse(body);
  if (!read.success) throw new ServerProblem({ status: answer.status, code: 'unreadable' }, { cause: read.error });
  return read.data;
}

export function send<Answer>(schema: z.ZodType<Answer>, url: string, content: unknown): Promise<Answer> {
  return ask(schema, url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(content),
  });
}

/** The session is over or was never begun: sign in, and come back here. */
function goSignIn(): void {
  const here = `${window.location.pathname}${window.location.search}`;
  window.location.assign(`/dang-nhap?tiep=${encodeURIComponent(here)}`);
}
