import type { FastifyRequest } from 'fastify';
import type { Actor } from '../actor.ts';
import { refuseHttp } from './errors.ts';

/** The signed-in actor, or a refusal that asks to sign in. */
export function requireActor(request: FastifyRequest): Actor {
  if (!request.actor) throw refuseHttp('http.sign_in_required');
  return request.actor;
}

/** The desk is for officials; to others its addresses do not exist. */
export function requireOfficer(request: FastifyRequest): Actor {
  const actor = requireActor(request);
  if (actor.kind !== 'officer') throw refuseHttp('http.not_found');
  return actor;
}
