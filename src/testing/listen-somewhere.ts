import type { Server } from 'node:net';

/** Listens on loopback, on any free port; gives which. */
export function listenSomewhere(server: Server): Promise<number> {
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address ? address.port : 0);
    });
  });
}
