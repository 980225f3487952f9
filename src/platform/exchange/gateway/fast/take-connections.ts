import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { createFastReply, type FastReply } from './fast-reply.ts';
import { readFastRequest, type FastRequest } from './read-fast-request.ts';

export type FastHandlers = {
  /** Whether calls to this address may be answered here. */
  takes: (url: string) => boolean;
  answer: (request: FastRequest, reply: FastReply) => void;
  idleMs: number;
};

/**
 * Lối nhanh (decision 26): requests of the plainest form, each whole in one piece, are answered without the objects of `node:http`;
 * with the first byte that is anything else the connection is `node:http`'s for good, that byte and all before it included.
 * Gives how to end the connections that wait for a next request, those on which an answer is due with that answer, and how to end all.
 */
export function takeConnections(server: Server, event: 'connection' | 'secureConnection', handlers: FastHandlers) {
  const [nodeHttp] = server.listeners(event);
  if (!nodeHttp) throw new Error(`Nobody listens for ${event}`);
  server.removeAllListeners(event);
  const open = new Set<FastConnection>();
  let isEnding = false;
  server.on(event, (socket: Socket) => {
    const connection = serve(socket, handlers, {
      handOver: (bytes) => {
        open.delete(connection);
        socket.pause();
        socket.unshift(bytes);
        Reflect.apply(nodeHttp, server, [socket]);
        socket.resume();
      },
      closed: () => open.delete(connection),
      isEnding: () => isEnding,
    });
    open.add(connection);
  });
  return {
    endIdle: () => {
      isEnding = true;
      for (const { isIdle, socket } of open) if (isIdle()) socket.destroy();
    },
    endAll: () => {
      for (const { socket } of open) socket.destroy();
    },
  };
}

type FastConnection = { socket: Socket; isIdle: () => boolean };

function serve(
  socket: Socket,
  { takes, answer, idleMs }: FastHandlers,
  { handOver, closed, isEnding }: { handOver: (bytes: Buffer) => void; closed: () => void; isEnding: () => boolean },
): FastConnection {
  let left: (() => void) | undefined;
  /** What came while an answer was due. */
  let early: Buffer | undefined;

  function onData(bytes: Buffer): void {
    if (left) {
      early = early ? Buffer.concat([early, bytes]) : bytes;
      socket.pause();
      return;
    }
    const request = readFastRequest(bytes, socket);
    if (!request || !takes(request.url)) {
      stopListening();
      handOver(bytes);
      return;
    }
    const made = createFastReply(socket, onEnd);
    left = made.left;
    answer(request, made.reply);
  }

  function onEnd(goesOn: boolean): void {
    left = undefined;
    const bytes = early;
    early = undefined;
    if (!goesOn || isEnding()) socket.end();
    // Who does not take the answers gets no further ones.
    else if (socket.writableNeedDrain) waitUntilTaken(bytes);
    else if (bytes) goOn(bytes);
  }

  function waitUntilTaken(bytes: Buffer | undefined): void {
    socket.pause();
    socket.once('drain', () => goOn(bytes));
  }

  function goOn(bytes: Buffer | undefined): void {
    socket.resume();
    if (bytes) onData(bytes);
  }

  /** Who ends its side has left, as with `node:http`: nobody waits for the answer. */
  function onFin(): void {
    if (left) socket.destroy();
    else socket.end();
  }

  const onClose = () => {
    closed();
    left?.();
  };
  const onIdle = () => {
    if (!left) socket.destroy();
  };
  // What went wrong with a connection is of no use to anybody; `close` follows.
  const onError = () => undefined;

  function stopListening(): void {
    socket.setTimeout(0);
    socket.off('data', onData).off('end', onFin).off('close', onClose).off('timeout', onIdle).off('error', onError);
  }

  socket.setTimeout(idleMs);
  socket.on('data', onData).on('end', onFin).on('close', onClose).on('timeout', onIdle).on('error', onError);
  // An answer that is still on its way out is waited for.
  return { socket, isIdle: () => left === undefined && socket.writableLength === 0 };
}
