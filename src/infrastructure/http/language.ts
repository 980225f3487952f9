import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../language.ts';

const languageCookie = 'motcua_lang';

/** Vietnamese first; `?lang=en` is remembered. */
export function languageOf(request: FastifyRequest, reply?: FastifyReply): Language {
  const asked = new URLSearchParams(request.url.split('?')[1] ?? '').get('lang');
  if (asked === 'vi' || asked === 'en') {
    reply?.setCookie(languageCookie, asked, { path: '/', sameSite: 'lax', maxAge: 31_536_000 });
    return asked;
  }
  // From the header itself: an address that cannot be read is refused before the cookies of a request are.
  const cookies = request.server.parseCookie(request.headers.cookie ?? '');
  return cookies[languageCookie] === 'en' ? 'en' : 'vi';
}
