import type { FastifyRequest } from 'fastify';
import type { Actor } from '../actor.ts';
import { refuseHttp } from './errors.ts';

/** The signed-in actor, or a refusal that asks to sign in. */
export function requireActor(request: FastifyRequest): Actor {
  if (!request.actor) throw refuseHttp('http.sign_in_required');
  return request.actor;
}
