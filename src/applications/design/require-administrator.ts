import { unitsWithRole, type Actor } from '#infrastructure/actor.ts';
import { refuseHttp } from '#infrastructure/http/errors.ts';
import { requireActor } from '#infrastructure/http/require-actor.ts';

/** Procedures are designed by administrators; to others the console's addresses do not exist. */
export function requireAdministrator(request: Parameters<typeof requireActor>[0]): Actor {
  const actor = requireActor(request);
  if (!isAdministrator(actor)) throw refuseHttp('http.not_found');
  return actor;
}

export function isAdministrator(actor: Actor): boolean {
  return actor.kind === 'officer' && unitsWithRole(actor, 'administrator').length > 0;
}
