import { importJWK, jwtVerify, type CryptoKey, type JWK } from 'jose';
import type { CompiledOperation } from '../contracts/compile-contract.ts';
import { compileFieldFilter, type FieldFilter } from '../contracts/filter-fields.ts';
import { inRegisterWords, neededOf } from '../contracts/register-fields.ts';
import type { Sends } from '../contracts/contract-extensions.ts';
import type { KnownGrant, KnownSystem } from '../known/known.ts';
import { GatewayFault } from './faults.ts';
import type { CallSubject, NamedInCall } from './named-in-call.ts';
import { longestPurposeSeconds, purposeAudience, purposeKindOf, PurposeClaims } from './purpose-claims.ts';
import { soon } from './soon.ts';

/** What is asked about whom; `register` where the answer has the fields of a shared database under their own names. */
type AskedFields = { subject: CallSubject; register: string | undefined; fields: readonly string[] };

/**
 * Port: which of these fields this dossier needs now; none when it is not open, not of this unit, or not about the subject. All of
 * them where there is no register to hold them against.
 */
export type NeededFields = (
  asked: AskedFields & { consumer: string; unitCode: string; dossierCode: string },
) => Promise<readonly string[]>;

/**
 * Port: the same for the people and officials who are signed in at the system itself. `self`: which fields the form `draft` of this
 * account needs of itself, or of somebody it names, of whom `matches` only says yes or no; `counter`: which the procedure needs whose
 * dossiers this official takes in now. None when it is not so.
 */
export type NeededHere = (
  asked: AskedFields &
    (
      | { kind: 'self'; account: string; draft: string; matches: boolean }
      | { kind: 'counter'; account: string; unitCode: string; procedure: string }
    ),
) => Promise<readonly string[]>;

/**
 * Port: whom it concerns that the system itself sends this now: those it names by number, or whose dossier it is when it names none.
 * Undefined when it is not due, the step was not this officer's, or somebody is named whom it is not about.
 */
export type DueSending = (asked: {
  what: Sends['what'];
  /** What the message names: the code of a dossier here or at the national portal, or the reference of a payment. */
  about: string;
  numbers: readonly string[];
  dossierCode: string;
  procedure: string;
  /** Null: the system by itself. */
  officer: string | null;
}) => Promise<readonly CallSubject[] | undefined>;

/** Hệ thống mà người dân, cán bộ đăng nhập: the one system that may call for whoever is signed in at it or send by itself, and its keys beside those declared. */
export type HomeSystem = {
  code: string;
  purposeKeys: readonly JWK[];
  neededHere: NeededHere;
  dueSending: DueSending;
};

/** `fields` are those of the grant that the dossier needs, and the filter lets through no other. */
export type PurposeDecision = {
  claims: PurposeClaims;
  /** Undefined where what is sent names nobody by number and is nobody's dossier here. */
  subject: CallSubject | undefined;
  /** Whom else what is sent names. */
  others: readonly CallSubject[];
  emergency: boolean;
  fields: readonly string[];
  filter: FieldFilter | undefined;
};

const algorithms = ['EdDSA', 'ES256'];
/** Seconds the clock of who signs may differ from ours. */
const clockTolerance = 5;
const mostRemembered = 10_000;
/** A decision is asked again after so long, and believed for so long while the dossiers cannot be asked. */
const freshMs = 30_000;
const lastsMs = 15 * 60_000;

type Allowed = Pick<PurposeDecision, 'fields' | 'filter'>;
type Decided = { needed: readonly string[]; at: number };

/**
 * Kiểm tra mục đích: each call for personal data brings a token signed by the calling system with one of its registered keys; the
 * dossier it names is asked whether it is open, concerns the person, and which fields it needs: the others stay out of the answer.
 * `purpose_missing`, `purpose_invalid` or `purpose_unlawful` otherwise; an emergency passes with all the grant names, and is told.
 */
export function createPurposeCheck({
  neededFields,
  home,
  nowMs,
}: {
  neededFields: NeededFields;
  home?: HomeSystem | undefined;
  nowMs: () => number;
}) {
  const tokens = new Map<string, { claims: PurposeClaims; by: JWK }>();
  const decisions = new Map<string, Decided>();
  const keys = new WeakMap<JWK, Promise<CryptoKey | Uint8Array>>();

  async function readClaims(token: string, system: KnownSystem): Promise<PurposeClaims> {
    const ownKeys = system.code === home?.code ? home.purposeKeys : [];
    const theirs = [...system.purposeKeys, ...ownKeys];
    const known = tokens.get(token);
    // Who signs for a system is asked each time: the token alone may have been believed of another, or of a key taken away since.
    if (known && theirs.some((jwk) => isSameKey(jwk, known.by))) return known.claims;
    for (const jwk of theirs) {
      const key = keys.get(jwk) ?? importJWK(jwk, jwk.alg ?? (jwk.kty === 'OKP' ? 'EdDSA' : 'ES256'));
      keys.set(jwk, key);
      const how = { audience: purposeAudience, algorithms, currentDate: new Date(nowMs()), clockTolerance };
      const verified = await key.then((imported) => jwtVerify(token, imported, how)).catch(() => undefined);
      const claims = PurposeClaims.safeParse(verified?.payload);
      if (!claims.success) continue;
      const { iat, exp } = claims.data;
      if (exp - iat > longestPurposeSeconds || iat * 1000 > nowMs() + clockTolerance * 1000) break;
      remember(tokens, token, { claims: claims.data, by: jwk });
      return claims.data;
    }
    throw new GatewayFault('purpose_invalid');
  }

  async function decide(asked: Parameters<NeededFields>[0]): Promise<readonly string[]> {
    const key = JSON.stringify(asked);
    const before = decisions.get(key);
    if (before && nowMs() - before.at < freshMs) return before.needed;
    try {
      const needed = await soon(neededFields(asked));
      remember(decisions, key, { needed, at: nowMs() });
      return needed;
    } catch (error) {
      if (before && nowMs() - before.at < lastsMs) return before.needed;
      throw error;
    }
  }

  /** Of who is signed in nothing is remembered: a form changes while it is filled in, and who has left has left. */
  async function ask(
    claims: PurposeClaims,
    { system, matches, ...asked }: AskedFields & { system: KnownSystem; matches: boolean },
  ): Promise<readonly string[]> {
    // What is sent is let through by what it says, not by what is asked.
    if (claims.sending) throw new GatewayFault('purpose_unlawful');
    const { self, draft = '', counter, unit: unitCode, dossier: dossierCode, officer, procedure } = claims;
    if (self === undefined && !counter) return decide({ ...asked, consumer: system.code, unitCode, dossierCode });
    if (!home || system.code !== home.code) throw new GatewayFault('purpose_unlawful');
    return soon(
      home.neededHere(
        self === undefined
          ? { ...asked, kind: 'counter', account: officer, unitCode, procedure }
          : { ...asked, kind: 'self', account: self, draft, matches },
      ),
    );
  }

  return async function check(token: string | undefined, asked: AskedPurpose): Promise<PurposeDecision> {
    if (token === undefined) throw new GatewayFault('purpose_missing');
    const { system, grant, operation, named } = asked;
    const claims = await readClaims(token, system);
    if (claims.iss !== system.code || claims.exp * 1000 <= nowMs()) throw new GatewayFault('purpose_invalid');
    const granted = { fields: grant.fields ?? [], filter: grant.filter };
    if (named.kind === 'sent') {
      const [subject, ...others] = await sentAbout(claims, { system, named });
      return { claims, subject, others, emergency: false, ...granted };
    }
    const { subject } = named;
    const about = { claims, subject, others: [] };
    // To try out with there are no dossiers: the token must be as it has to be, and that is all.
    if (system.environment === 'sandbox') return { ...about, emergency: false, ...granted };
    if (purposeKindOf(claims) === 'emergency') return { ...about, emergency: true, ...granted };
    const { register, registerFields, matches } = operation;
    const fields = inRegisterWords(registerFields, granted.fields);
    const told = await ask(claims, { system, subject, register, fields, matches });
    if (told.length === 0) throw new GatewayFault('purpose_unlawful');
    // The number somebody is asked by is known to who asks.
    const needed = named.askedBy === undefined || register === undefined ? told : [...told, named.askedBy];
    const kept = neededOf(registerFields, { fields: granted.fields, needed });
    return { ...about, emergency: false, ...narrowed(granted, kept) };
  };

  /** Only the system people sign in at sends by itself, and nothing of it is remembered: what was due has been done a moment later. */
  async function sentAbout(
    claims: PurposeClaims,
    { system, named }: { system: KnownSystem; named: Extract<NamedInCall, { kind: 'sent' }> },
  ): Promise<readonly CallSubject[]> {
    const isOwn = home !== undefined && system.code === home.code && claims.sending;
    const { dossier: dossierCode, procedure, officer: account } = claims;
    const officer = account === home?.code ? null : account;
    const { what, about, numbers } = named;
    const concerned = isOwn && (await soon(home.dueSending({ what, about, numbers, dossierCode, procedure, officer })));
    if (!concerned) throw new GatewayFault('purpose_unlawful');
    return concerned;
  }
}

/** Keys are read anew from the database again and again: the same key is another object then. */
const isSameKey = (one: JWK, other: JWK): boolean => one.crv === other.crv && one.x === other.x && one.y === other.y;

type AskedPurpose = {
  system: KnownSystem;
  grant: PurposeGrant;
  named: NamedInCall;
  operation: Pick<CompiledOperation, 'register' | 'registerFields' | 'matches'>;
};

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
