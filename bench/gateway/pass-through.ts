/**
 * The gateway's fast path with nothing checked, filtered or put on record: what its sockets cost, and the least a call through it can.
 * Arguments: port, upstream.
 */
import { createServer } from 'node:http';
import { buildConnector } from 'undici';
import { createFastClient } from '../../src/platform/exchange/gateway/fast/fast-client.ts';
import type { FastReply } from '../../src/platform/exchange/gateway/fast/fast-reply.ts';
import { takeConnections } from '../../src/platform/exchange/gateway/fast/take-connections.ts';

const [port = '0', upstream = ''] = process.argv.slice(2);
const type = 'application/json';
const client = createFastClient(upstream, buildConnector({}));
client.heard({ 'content-type': type, 'content-length': '0' });
const asked = { headers: {}, timeoutMs: 10_000, maxResponseBytes: 1_048_576, onLeave: () => undefined };

async function pass(path: string, reply: FastReply): Promise<void> {
  const answer = await client.get(path, asked);
  if (!answer) throw new Error('The provider of this bench speaks plainly');
  reply.writeHead(answer.status, { 'content-type': type, 'content-length': answer.body.length });
  reply.end(answer.body.toString('latin1'), 'latin1');
}

const server = createServer();
takeConnections(server, 'connection', {
  takes: () => true,
  answer: ({ url }, reply) => void pass(url, reply),
  idleMs: 30_000,
});
server.listen(Number(port), '127.0.0.1');
