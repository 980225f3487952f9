import type { FastifyReply } from 'fastify';
import type { Storage } from '#infrastructure/storage/storage.ts';

/** Sends a stored file so that a browser shows it but never runs it. */
export function sendFile(
  reply: FastifyReply,
  storage: Storage,
  { sha256, name, mediaType, sizeBytes }: { sha256: string; name: string; mediaType: string; sizeBytes: number },
): FastifyReply {
  const plain = name.normalize('NFD').replaceAll(/[^\w.-]+/g, '_');
  return reply
    .headers({
      'content-type': mediaType,
      'content-length': sizeBytes,
      'content-disposition': `inline; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; object-src 'self'; frame-ancestors 'self'",
      'cache-control': 'private, max-age=300',
    })
    .send(storage.read(sha256));
}
