import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { findText, type Catalogues, type Language } from '../language.ts';
import { defineRefusals, fillText, Refusal } from '../refusal.ts';
import { httpEn } from './http.en.ts';
import { httpVi } from './http.vi.ts';
import { languageOf } from './language.ts';

export const refuseHttp = defineRefusals({
  'http.not_found': 404,
  'http.invalid': 400,
  'http.malformed': 400,
  'http.sign_in_required': 401,
  'http.foreign_origin': 403,
  'http.unsupported_type': 415,
});

type Problem = { status: number; code: string; message: string; details?: unknown };

const RequestFault = z.object({ statusCode: z.number().optional(), code: z.string().optional() });

/** Codes of the server library by status, for faults of the request itself. */
const codeOfStatus: Readonly<Record<number, keyof typeof httpVi>> = {
  400: 'http.malformed',
  404: 'http.not_found',
  406: 'http.unsupported_type',
  413: 'http.too_large',
  415: 'http.unsupported_type',
  429: 'http.too_many',
};

const failed: Readonly<Record<Language, string>> = { vi: httpVi['http.failed'], en: httpEn['http.failed'] };

function toProblem(
  error: unknown,
  { texts, lang, requestId }: { texts: Catalogues; lang: Language; requestId: string },
): Problem {
  const textOf = (code: string, params = {}) => fillText(findText(texts, lang, code) ?? failed[lang], params);
  if (error instanceof Refusal) {
    return {
      status: error.status,
      code: error.code,
      message: textOf(error.code, error.params),
      details: error.details,
    };
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map(
      (issue) => issue.instancePath.replace(/^\//, '').replaceAll('/', '.') || 'body',
    );
    const params = { fields: [...new Set(fields)].join(', ') };
    return { status: 400, code: 'http.invalid', message: textOf('http.invalid', params), details: { fields } };
  }
  const fault = RequestFault.safeParse(error).data;
  const status = fault?.statusCode;
  const code = status !== undefined && status < 500 ? (codeOfStatus[status] ?? 'http.malformed') : undefined;
  if (status !== undefined && code) return { status, code, message: textOf(code) };
  return { status: 500, code: 'http.failed', message: textOf('http.failed', { id: requestId }) };
}

export type ErrorPages = {
  texts: Catalogues;
  /** Page shown instead of JSON when a browser asked for a page. */
  errorPage?: (problem: { request: FastifyRequest; message: string }) => string;
  /** Where a browser that asked for a page is sent to sign in, and back. */
  signInUrl?: (url: string) => string;
};

/**
 * The one place where an error becomes an answer: a refusal with its text in the language of the request, anything else 500 with
 * the request id and no detail. A browser that asked for a page gets a page.
 */
export function answerError(
  { texts, errorPage, signInUrl }: ErrorPages,
  { error, request, reply }: { error: unknown; request: FastifyRequest; reply: FastifyReply },
): FastifyReply {
  const problem = toProblem(error, { texts, lang: languageOf(request), requestId: request.id });
  if (problem.status >= 500) request.log.error({ err: error, reqId: request.id }, 'request failed');
  const wantsPage = request.headers.accept?.includes('text/html') === true && !request.url.startsWith('/api/');
  if (wantsPage && problem.status === 401 && signInUrl) return reply.redirect(signInUrl(request.url), 303);
  if (wantsPage && errorPage) {
    return reply
      .status(problem.status)
      .type('text/html; charset=utf-8')
      .send(errorPage({ request, message: problem.message }));
  }
  const { status, ...body } = problem;
  return reply.status(status).type('application/json; charset=utf-8').serializer(JSON.stringify).send(body);
}
