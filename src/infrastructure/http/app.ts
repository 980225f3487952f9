import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import rateLimit from '@fastify/rate-limit';
import fastify, { LogController, type FastifyRequest } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Actor } from '../actor.ts';
import type { Log } from '../log.ts';
import { answerError, type ErrorPages } from './errors.ts';
import { requirePlainInput } from './plain-input.ts';
import { protectBrowser, setProtection } from './protection.ts';

/** What an HTTP application needs to know; the rest comes with its routes. */
export type AppOptions = ErrorPages & {
  log: Log;
  /** Finds who is signed in; set by identity through the composition root. */
  actorOf: (request: FastifyRequest) => Promise<Actor | undefined>;
  trustProxy?: boolean;
  /** Requests a minute of one person, or of one address without a signed-in person; nobody at a keyboard reaches it. */
  requestsPerMinute?: number;
};

export type App = Awaited<ReturnType<typeof createApp>>;

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | undefined;
  }
}

/** Bytes of a JSON or form body; files go through the upload route, which streams and has limits of its own. */
const bodyLimitBytes = 1_048_576;

/** The HTTP server with what every route shares: identity, validation, refusals, limits, browser protection. */
export async function createApp(options: AppOptions) {
  const app = fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyLimitBytes,
    trustProxy: options.trustProxy ?? false,
    // Met before any hook runs: an address that cannot be read.
    frameworkErrors: (error, request, reply) => {
      setProtection(request, reply);
      void answerError(options, { error, request, reply });
    },
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('actor', undefined);
  await app.register(cookie);
  await app.register(formbody);
  // By person where one is signed in: a whole office may share one address. By address otherwise.
  await app.register(rateLimit, {
    max: options.requestsPerMinute ?? 1200,
    timeWindow: '1 minute',
    hook: 'preHandler',
    keyGenerator: (request) => request.actor?.id ?? request.ip,
  });

  app.addHook('onRequest', protectBrowser);
  app.addHook('onRequest', async (request) => {
    request.actor = await options.actorOf(request);
  });
  app.addHook('preValidation', requirePlainInput);
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        actor: request.actor?.id,
      },
      'request',
    );
  });
  app.setErrorHandler((error, request, reply) => answerError(options, { error, request, reply }));
  app.setNotFoundHandler((request, reply) =>
    answerError(options, { error: { statusCode: 404, code: 'http.not_found' }, request, reply }),
  );
  return app;
}
