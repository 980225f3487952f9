import type { FastifyInstance } from 'fastify';
import { Behaviour, normal } from '../simulator-kit/index.ts';

export type Control = {
  of: (system: string) => Behaviour;
  set: (system: string, behaviour: Behaviour) => boolean;
  list: () => Record<string, Behaviour>;
};

/** How each simulated system behaves now. */
export function createControl(systems: readonly string[]): Control {
  const behaviours = new Map(systems.map((system) => [system, normal]));
  return {
    of: (system) => behaviours.get(system) ?? normal,
    set: (system, behaviour) => behaviours.has(system) && behaviours.set(system, behaviour).has(system),
    list: () => Object.fromEntries(behaviours),
  };
}

const loopback = new Set(['127.0.0.1', 'localhost']);

/** Điều khiển: `GET /control` tells, `PUT /control/:system` sets. The server listens on the loopback address only. */
export function controlRoutes(app: FastifyInstance, control: Control): void {
  app.register(
    async (scope) => {
      // A page of some other site, whose name was made to point here, must not steer the simulators.
      scope.addHook('onRequest', async ({ hostname }, reply) =>
        loopback.has(hostname) ? undefined : reply.status(403).send({ error: 'Chỉ điều khiển được từ chính máy này' }),
      );
      scope.get('/', async () => control.list());
      scope.put<{ Params: { system: string } }>('/:system', async ({ params, body }, reply) => {
        const behaviour = Behaviour.safeParse(body);
        if (!behaviour.success) return reply.status(400).send({ error: behaviour.error.issues });
        if (!control.set(params.system, behaviour.data))
          return reply.status(404).send({ error: `Các hệ thống: ${Object.keys(control.list()).join(', ')}` });
        return behaviour.data;
      });
    },
    { prefix: '/control' },
  );
}
