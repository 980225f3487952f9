import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Transform, type Readable } from 'node:stream';
import type { CallerRequest } from './caller.ts';
import { digestHex } from './call-upstream.ts';
import { GatewayFault } from './faults.ts';

/** Nội dung gửi: read whole, or a file that is passed on as it comes; size and digest are final once it has been sent. */
export type RequestBody = {
  whole: Buffer | undefined;
  /** What came in another form, as JSON. */
  json?: Buffer;
  content: () => Buffer | Readable | null;
  bytes: () => number;
  digest: () => string;
};

const bodyOf = (whole: Buffer): RequestBody => ({
  whole,
  content: () => (whole.length > 0 ? whole : null),
  bytes: () => whole.length,
  digest: () => digestHex(whole),
});

export const noBody: RequestBody = bodyOf(Buffer.alloc(0));

/** A body read whole, up to a limit. What is over is not read: the connection ends with the answer. */
export async function readBody(request: CallerRequest, maxBytes: number): Promise<RequestBody> {
  requireFits(request, maxBytes);
  if ('whole' in request) return bodyOf(request.whole);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        request.pause();
        reject(new GatewayFault('body_too_large'));
      } else chunks.push(chunk);
    });
    request.once('end', () => resolve(bodyOf(Buffer.concat(chunks))));
    request.once('error', () => reject(new GatewayFault('bad_body')));
    request.once('close', () => reject(new GatewayFault('bad_body')));
  });
}

/** A file: counted and hashed as it goes through. */
export function streamBody(request: IncomingMessage, maxBytes: number): RequestBody {
  requireFits(request, maxBytes);
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length;
      hash.update(chunk);
      if (bytes > maxBytes) done(new GatewayFault('body_too_large'));
      else done(null, chunk);
    },
  });
  return {
    whole: undefined,
    content: () => {
      request.once('error', (error) => counted.destroy(error));
      request.once('close', () => request.complete || counted.destroy(new GatewayFault('bad_body')));
      return request.pipe(counted);
    },
    bytes: () => bytes,
    digest: () => hash.copy().digest('hex'),
  };
}

function requireFits(request: CallerRequest, maxBytes: number): void {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw new GatewayFault('body_too_large');
}

export function parseJson({ whole, json = whole }: RequestBody): unknown {
  try {
    return JSON.parse(json?.toString('utf8') ?? '');
  } catch {
    throw new GatewayFault('bad_body', { detail: 'JSON' });
  }
}
