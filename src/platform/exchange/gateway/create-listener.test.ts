import { once } from 'node:events';
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

it('a large question may come for as long as it comes; one that hardly does is ended', async () => {
  const server = await createListener(
    {
      ...{ tls: undefined, db, changes: { onChange: () => undefined } },
      pace: { wholeMs: 200, leastBytesPerMs: 1 },
    },
    (asked, response) => {
      let bytes = 0;
      asked.on('data', (chunk: Buffer) => (bytes += chunk.length)).on('error', () => undefined);
      asked.on('end', () => response.end(`${bytes} byte`));
    },
  );
  const port = await listenSomewhere(server);
  const begin = (text: string) => {
    const caller = connect(port, '127.0.0.1').on('error', () => undefined);
    caller.write(`POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 500001\r\n\r\n${text}`);
    return caller;
  };
  const steady = begin('x'.repeat(500_000));
  const slow = begin('x');
  // It has had its time when the other, which began later, has.
  await once(slow.resume(), 'close');
  let answer = '';
  steady.on('data', (chunk: Buffer) => (answer += chunk.toString()));
  steady.write('x');
  await expect.poll(() => answer).toContain('500001 byte');
  steady.destroy();
  server.close();
});
