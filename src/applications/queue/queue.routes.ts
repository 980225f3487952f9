import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '#infrastructure/http/app.ts';
import { requireOfficer } from '#infrastructure/http/require-actor.ts';
import { callNumber } from './call-number.ts';
import type { QueueDeps } from './desk-of-queue.ts';
import {
  CalledTicket,
  CallingView,
  DeskQueue,
  KioskView,
  QueueCommand,
  TakenNumber,
  TakeNumber,
} from './queue.contract.ts';
import { takeNumber } from './take-number.ts';
import { viewCalling, viewDeskQueue, viewKiosk } from './view-queue.ts';

const ByDesk = z.object({ desk: z.string().max(80) });

/**
 * Numbers a minute of one machine or address at one desk. People at a machine press twice each and wait for the print; forty a minute
 * is beyond any of them, and a script that goes on fills the day no faster than that.
 */
export const takingLimit = {
  rateLimit: {
    max: 40,
    timeWindow: '1 minute',
    keyGenerator: (request: FastifyRequest) => `${request.ip} ${ByDesk.parse(request.params).desk}`,
  },
};

/** Lấy số, gọi số: screens of a desk are for everybody, calling is for officials who receive people. */
export function queueRoutes(app: App, deps: QueueDeps): void {
  app.get('/api/queue/:desk/kiosk', { schema: { params: ByDesk, response: { 200: KioskView } } }, (request) =>
    viewKiosk(deps, request.params.desk),
  );

  app.get('/api/queue/:desk', { schema: { params: ByDesk, response: { 200: CallingView } } }, (request) =>
    viewCalling(deps, request.params.desk),
  );

  app.post(
    '/api/queue/:desk/tickets',
    { config: takingLimit, schema: { params: ByDesk, body: TakeNumber, response: { 200: TakenNumber } } },
    (request) => takeNumber(deps, request.params.desk, request.body),
  );

  app.get('/api/desk/queue', { schema: { response: { 200: DeskQueue } } }, (request) =>
    viewDeskQueue(deps, requireOfficer(request)),
  );

  app.post('/api/desk/queue', { schema: { body: QueueCommand, response: { 200: CalledTicket } } }, (request) =>
    callNumber(deps, requireOfficer(request), request.body),
  );
}
