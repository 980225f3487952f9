import type { Actor } from '#infrastructure/actor.ts';
import { refuseHttp } from '#infrastructure/http/errors.ts';
import { requireActor } from '#infrastructure/http/require-actor.ts';

/** The desk is for officials; to others its addresses do not exist. */
export function requireOfficer(request: Parameters<typeof requireActor>[0]): Actor {
  const actor = requireActor(request);
  if (actor.kind !== 'officer') throw refuseHttp('http.not_found');
  return actor;
}
