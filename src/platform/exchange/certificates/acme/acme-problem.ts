import { z } from 'zod';
import type { Language } from '#infrastructure/language.ts';
import { Refusal, refusalText } from '#infrastructure/refusal.ts';
import { exchangeEn } from '../../exchange.en.ts';
import { exchangeVi } from '../../exchange.vi.ts';

/** How a refusal is called in ACME (RFC 8555, 6.7); what is not listed is `malformed`. */
const types: Readonly<Record<string, string>> = {
  'exchange.acme_nonce_spent': 'badNonce',
  'exchange.acme_algorithm_wrong': 'badSignatureAlgorithm',
  'exchange.acme_url_wrong': 'unauthorized',
  'exchange.acme_key_wrong': 'badPublicKey',
  'exchange.acme_no_account': 'accountDoesNotExist',
  'exchange.acme_account_ended': 'unauthorized',
  'exchange.acme_binding_needed': 'externalAccountRequired',
  'exchange.acme_binding_wrong': 'unauthorized',
  'exchange.acme_identifier_foreign': 'rejectedIdentifier',
  'exchange.acme_order_not_ready': 'orderNotReady',
  'exchange.acme_csr_names': 'badCSR',
  'exchange.acme_revoked_already': 'alreadyRevoked',
  'exchange.first_by_request': 'unauthorized',
  'exchange.system_not_active': 'unauthorized',
  'exchange.no_issuing': 'unauthorized',
  'exchange.too_many_certificates': 'rateLimited',
  'exchange.request_unreadable': 'badCSR',
  'exchange.request_signature_wrong': 'badCSR',
  'exchange.request_key_weak': 'badCSR',
  'exchange.request_key_spent': 'badCSR',
  'exchange.request_asks_authority': 'badCSR',
  'exchange.request_name_foreign': 'badCSR',
};
const RequestFault = z.object({ statusCode: z.int() });
const texts = { vi: exchangeVi, en: exchangeEn };
const urn = (type: string) => `urn:ietf:params:acme:error:${type}`;

/** Lời từ chối theo ACME (`application/problem+json`). */
export function problemOf(error: unknown, lang: Language): { status: number; type: string; detail: string } {
  if (error instanceof Refusal)
    return {
      ...{ status: error.status, type: urn(types[error.code] ?? 'malformed') },
      detail: refusalText(error, texts, lang),
    };
  const status = RequestFault.safeParse(error).data?.statusCode ?? (error instanceof z.ZodError ? 404 : 500);
  if (status === 429) return { status, type: urn('rateLimited'), detail: texts[lang]['exchange.acme_too_many'] };
  if (status < 500) return { status, type: urn('malformed'), detail: texts[lang]['exchange.acme_malformed'] };
  return { status, type: urn('serverInternal'), detail: texts[lang]['exchange.acme_failed'] };
}
