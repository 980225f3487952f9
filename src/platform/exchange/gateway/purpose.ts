import { importJWK, jwtVerify, type CryptoKey, type JWK } from 'jose';
import { z } from 'zod';
import { compileFieldFilter, type FieldFilter } from '../contracts/filter-fields.ts';
import type { KnownGrant, KnownSystem } from '../known/known.ts';
import { GatewayFault } from './faults.ts';

/** Người được khai thác dữ liệu: whom a call is about. */
export type CallSubject = { kind: 'person' | 'enterprise'; number: string };

/** Mục đích: what the signed token of a call says — which official, of which unit, for which dossier, on what ground. */
export const PurposeClaims = z.object({
  iss: z.string(),
  iat: z.number(),
  exp: z.number(),
  /** Account of the official as the calling system names it. */
  officer: z.string().min(1).max(100),
  officerTitle: z.string().max(200).default(''),
  unit: z.string().min(1).max(40),
  procedure: z.string().max(40).default(''),
  dossier: z.string().max(60).default(''),
  article: z.string().min(3).max(300),
  /** Phá rào khẩn cấp: why nobody can wait for a dossier; reviewed afterwards. */
  emergency: z.string().min(10).max(500).optional(),
});
export type PurposeClaims = z.infer<typeof PurposeClaims>;

/** What is asked about whom; `register` where the answer has the fields of a shared database under their own names. */
type AskedFields = { subject: CallSubject; register: string | undefined; fields: readonly string[] };

/**
 * Port: which of these fields this dossier needs now; none when it is not open, not of this unit, or not about the subject. All of
 * them where there is no register to hold them against.
 */
export type NeededFields = (
  asked: AskedFields & { consumer: string; unitCode: string; dossierCode: string },
) => Promise<readonly string[]>;

/** `fields` are those of the grant that the dossier needs, and the filter lets through no other. */
export type PurposeDecision = {
  claims: PurposeClaims;
  subject: CallSubject;
  emergency: boolean;
  fields: readonly string[];
  filter: FieldFilter | undefined;
};

const audience = 'urn:motcua:purpose';
const longestSeconds = 300;
const algorithms = ['EdDSA', 'ES256'];
const mostRemembered = 10_000;
/** A decision is asked again after so long, and believed for so long while the dossiers cannot be asked. */
const freshMs = 30_000;
const lastsMs = 15 * 60_000;

type Allowed = Pick<PurposeDecision, 'fields' | 'filter'>;
type Decided = Allowed & { at: number };

/**
 * Kiểm tra mục đích: each call for personal data brings a token signed by the calling system with one of its registered keys; the
 * dossier it names is asked whether it is open, concerns the person, and which fields it needs: the others stay out of the answer.
 * `purpose_missing`, `purpose_invalid` or `purpose_unlawful` otherwise; an emergency passes with all the grant names, and is told.
 */
export function createPurposeCheck({ neededFields, nowMs }: { neededFields: NeededFields; nowMs: () => number }) {
  const tokens = new Map<string, PurposeClaims>();
  const decisions = new Map<string, Decided>();
  const keys = new WeakMap<JWK, Promise<CryptoKey | Uint8Array>>();

  async function readClaims(token: string, system: KnownSystem): Promise<PurposeClaims> {
    const known = tokens.get(token);
    if (known) return known;
    for (const jwk of system.purposeKeys) {
      const key = keys.get(jwk) ?? importJWK(jwk, jwk.alg ?? (jwk.kty === 'OKP' ? 'EdDSA' : 'ES256'));
      keys.set(jwk, key);
      const verified = await jwtVerify(token, await key, {
        audience,
        algorithms,
        currentDate: new Date(nowMs()),
        clockTolerance: 5,
      }).catch(() => undefined);
      const claims = PurposeClaims.safeParse(verified?.payload);
      if (!claims.success) continue;
      if (claims.data.exp - claims.data.iat > longestSeconds) break;
      remember(tokens, token, claims.data);
      return claims.data;
    }
    throw new GatewayFault('purpose_invalid');
  }

  async function decide(asked: Parameters<NeededFields>[0], granted: Allowed): Promise<Allowed> {
    const key = JSON.stringify(asked);
    const before = decisions.get(key);
    if (before && nowMs() - before.at < freshMs) return before;
    try {
      const allowed = narrowed(granted, await neededFields(asked));
      remember(decisions, key, { ...allowed, at: nowMs() });
      return allowed;
    } catch (error) {
      if (before && nowMs() - before.at < lastsMs) return before;
      throw error;
    }
  }

  return async function check(
    token: string | undefined,
    { system, grant, subject, register }: Omit<AskedFields, 'fields'> & { system: KnownSystem; grant: PurposeGrant },
  ): Promise<PurposeDecision> {
    if (token === undefined) throw new GatewayFault('purpose_missing');
    const claims = await readClaims(token, system);
    if (claims.iss !== system.code || claims.exp * 1000 <= nowMs()) throw new GatewayFault('purpose_invalid');
    const granted = { fields: grant.fields ?? [], filter: grant.filter };
    // To try out with there are no dossiers: the token must be as it has to be, and that is all.
    if (system.environment === 'sandbox') return { claims, subject, emergency: false, ...granted };
    if (claims.emergency !== undefined) return { claims, subject, emergency: true, ...granted };
    const { unit: unitCode, dossier: dossierCode } = claims;
    const { fields } = granted;
    const allowed = await decide({ consumer: system.code, unitCode, dossierCode, subject, register, fields }, granted);
    if (allowed.fields.length === 0) throw new GatewayFault('purpose_unlawful');
    return { claims, subject, emergency: false, ...allowed };
  };
}

/** What the grant gives of what is needed; of as many fields each may still be narrower (`residence.commune` of `residence`). */
export function narrowed(granted: Allowed, fields: readonly string[]): Allowed {
  const isAll = granted.fields.every((field) => fields.includes(field));
  return { fields, filter: isAll ? granted.filter : compileFieldFilter(fields) };
}

type PurposeGrant = Pick<KnownGrant, 'fields' | 'filter'>;
export type CheckPurpose = ReturnType<typeof createPurposeCheck>;

function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (map.size >= mostRemembered) {
    const [oldest] = map.keys();
    if (oldest !== undefined) map.delete(oldest);
  }
  map.set(key, value);
}
