import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { listenSomewhere } from '#testing/listen-somewhere.ts';
import { testDatabase } from '#testing/test-database.ts';
import { createListener } from './create-listener.ts';

const { db } = await testDatabase();

it('a caller that asks and never takes the answer loses its connection, and what was held for it', async () => {
  const ends: string[] = [];
  const server = await createListener(
    { tls: undefined, db, changes: { onChange: () => undefined }, stillMs: 200 },
    (_asked, response) => {
      response.once('close', () => ends.push(response.writableFinished ? 'taken' : 'left'));
      response.end(Buffer.alloc(67_108_864));
    },
  );
  const port = await listenSomewhere(server);
  const caller = connect(port, '127.0.0.1').on('error', () => undefined);
  caller.pause();
  caller.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
  await expect.poll(() => ends, { timeout: 10_000 }).toEqual(['left']);
  caller.destroy();
  server.close();
});
