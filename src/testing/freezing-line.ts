import { connect, createServer, type Socket } from 'node:net';
import type pg from 'pg';
import { afterAll } from 'vitest';
import { listenSomewhere } from './listen-somewhere.ts';

export type FreezingLine = {
  /** Connection to the same database, over this line. */
  connection: pg.PoolConfig;
  /** From now on nothing passes either way, and nobody is told: as where a host has gone or its disk stands still. */
  freeze: () => void;
  thaw: () => void;
};

/** A line to the tests' database that can be made to hang. */
export async function openFreezingLine(owner: pg.PoolConfig): Promise<FreezingLine> {
  const url = owner.connectionString === undefined ? undefined : new URL(owner.connectionString);
  const sockets = new Set<Socket>();
  let isFrozen = false;
  const server = createServer((caller) => {
    const database = url
      ? connect(Number(url.port || 5432), url.hostname)
      : connect(`${owner.host ?? ''}/.s.PGSQL.5432`);
    for (const socket of [caller, database]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        caller.destroy();
        database.destroy();
      });
    }
    caller.pipe(database).pipe(caller);
    if (isFrozen) hold(caller, database);
  });
  const port = await listenSomewhere(server);
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  if (url) url.host = `127.0.0.1:${port}`;
  return {
    connection: url ? { connectionString: url.href } : { ...owner, host: '127.0.0.1', port },
    freeze: () => {
      isFrozen = true;
      hold(...sockets);
    },
    thaw: () => {
      isFrozen = false;
      for (const socket of sockets) socket.uncork();
    },
  };
}

/** What is written to a corked socket stays here. */
function hold(...sockets: Socket[]): void {
  for (const socket of sockets) socket.cork();
}
