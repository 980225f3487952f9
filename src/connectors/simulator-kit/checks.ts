import type { FastifyReply, FastifyRequest } from 'fastify';

/** Kiểm tra khóa of services that are asked with a bearer token; answers 401 itself. */
export function requireBearer(key: string) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.headers.authorization === `Bearer ${key}`) return undefined;
    return reply.status(401).send({ loi: 'Sai khóa truy cập' });
  };
}

/** `2026-12-31` → `31/12/2026`. */
export const slashDay = (day: string): string => day.split('-').toReversed().join('/');

/** The record asked for or, from a hostile system, that of somebody else. */
export function pick<Value>(
  all: ReadonlyMap<string, Value>,
  key: string,
  { swapped }: { swapped: boolean },
): Value | undefined {
  const found = all.get(key);
  return found && swapped ? [...all.values()].find((other) => other !== found) : found;
}
