import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '#infrastructure/actor.ts';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { App } from '#infrastructure/http/app.ts';
import { requireActor } from '#infrastructure/http/require-actor.ts';
import { Me, SignInInput } from './identity.contract.ts';
import { findActor, signOut, type PostsOf } from './session.ts';
import { signIn } from './sign-in.ts';

type Deps = { db: Db; now: Clock; secureCookie: boolean };

export const sessionCookie = 'motcua_session';

/** Finds who sent a request, from its session cookie. */
export function createActorOf(deps: { db: Db; now: Clock; postsOf: PostsOf }) {
  return async (request: FastifyRequest): Promise<Actor | undefined> => {
    const token = request.cookies[sessionCookie];
    return token ? findActor(deps, token) : undefined;
  };
}

export function setSessionCookie(
  { secureCookie }: Pick<Deps, 'secureCookie'>,
  reply: FastifyReply,
  token: string,
): void {
  reply.setCookie(sessionCookie, token, { httpOnly: true, sameSite: 'lax', secure: secureCookie, path: '/' });
}

export function identityRoutes(app: App, deps: Deps): void {
  const tight = { config: { rateLimit: { max: 60, timeWindow: '1 minute' } } };

  app.post('/api/session', { ...tight, schema: { body: SignInInput } }, async (request, reply) => {
    const { token } = await signIn(deps, request.body);
    setSessionCookie(deps, reply, token);
    return reply.status(204).send();
  });

  app.delete('/api/session', async (request, reply) => {
    const token = request.cookies[sessionCookie];
    if (token) await signOut(deps, token);
    return reply.clearCookie(sessionCookie, { path: '/' }).status(204).send();
  });

  app.get('/api/me', { schema: { response: { 200: z.union([Me, z.null()]) } } }, async (request) => {
    const { id, kind, name, posts } = requireActor(request);
    return { id, kind, name, posts: posts.map((post) => ({ ...post, roles: [...post.roles] })) };
  });
}
