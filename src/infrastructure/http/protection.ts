import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuseHttp } from './errors.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

const policy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "script-src 'self'",
  "object-src 'none'",
  "frame-src 'self' blob:",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/** Headers of every answer. */
export function setProtection(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
    'cache-control': 'no-store',
    ...(request.protocol === 'https' && { 'strict-transport-security': 'max-age=31536000' }),
  });
}

/**
 * Headers of every answer, and the guard against requests forged by another site: a request that changes something must come
 * from a page of ours. Browsers send `Sec-Fetch-Site` or `Origin` on every such request; a client without cookies needs neither.
 */
export async function protectBrowser(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  setProtection(request, reply);
  if (safeMethods.has(request.method)) return;
  if (isForeign(request)) throw refuseHttp('http.foreign_origin');
}

function isForeign(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site === 'same-origin' || site === 'none') return false;
  if (site !== undefined) return true;
  const { origin } = request.headers;
  if (origin !== undefined) return URL.parse(origin)?.host !== request.host;
  return request.headers.cookie !== undefined;
}
