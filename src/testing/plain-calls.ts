import { connect, type Socket } from 'node:net';
import { placesContract } from './exchange-office.ts';

/** Without a file in it, so that its calls may take the fast path. */
export const plainContract = { ...placesContract, paths: { '/places': placesContract.paths['/places'] } };

export const emptyList = '{"items":[]}';

/** An answer of the plainest form, as bytes; `more` are whole lines of its head. */
export const plainAnswerOf = (body: string, more = ''): string =>
  `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${more}\r\n${body}`;

/** A caller byte by byte: everything that came back, and the statuses of it in their order. */
export async function openPlainCaller(port: number): Promise<{
  socket: Socket;
  heard: () => string;
  statuses: () => string[];
}> {
  const socket = connect(port, '127.0.0.1');
  await new Promise((done) => socket.once('connect', done));
  let heard = '';
  socket.on('data', (chunk) => (heard += chunk.toString('latin1'))).on('error', () => undefined);
  const statuses = () => (heard.match(/HTTP\/1\.1 \d{3}/g) ?? []).map((line) => line.slice(-3));
  return { socket, heard: () => heard, statuses };
}
