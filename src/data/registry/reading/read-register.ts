import { randomUUID } from 'node:crypto';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { Register } from '../definition/read-registers.ts';
import type { KnownPerson, LookUpAnswer, LookUpContext, LookUpGround, RegisterKey } from '../register-source.ts';
import type { AccessView } from '../registry.contract.ts';
import { refuse } from '../registry.errors.ts';
import { insertAlarm } from '../alarms/alarms.queries.ts';
import { insertAccess } from './access.queries.ts';
import type { RegistryDeps, Subject } from './registry-deps.ts';

/** Người khai thác: a person at the portal, an official at a post, or the system itself (`accountId` null). */
export type Reader = {
  readonly accountId: string | null;
  readonly accountName: string;
  /** The number of the person or enterprise that reads about itself. */
  readonly ownNumber: string | null;
  /** Who that is, as the account has it. */
  readonly own?: KnownPerson;
  readonly unitIds: readonly string[];
  readonly unitName: string;
  readonly unitCode: string;
  readonly postTitle: string;
};

/** Mục đích và căn cứ: no read without both, nor without what the purpose is about. */
export type Purpose = LookUpGround & { readonly article: string };

export type Asked = {
  readonly register: string;
  readonly key: RegisterKey;
  readonly fields: readonly string[];
  readonly reader: Reader;
  readonly purpose: Purpose;
};

export type ReadAnswer =
  | { readonly kind: 'found'; readonly fields: Readonly<Record<string, unknown>>; readonly at: Date }
  | { readonly kind: 'none' }
  | { readonly kind: 'unavailable' };

const fewestLettersOfReason = 10;

/**
 * Khai thác dữ liệu: the one way to read a shared database. Demands who reads, why and on what ground, asks the register, records
 * the look, and hands on only the fields that were asked for. Refuses an official who names no open dossier of this person and
 * gives no reason. A register that is slow, wrong or down is `unavailable`, never an error.
 */
export async function readRegister(deps: RegistryDeps, asked: Asked): Promise<ReadAnswer> {
  const register = registerOf(deps, asked);
  await demandPurpose(deps, register, asked);
  const answer = await lookUp(deps, register, asked);
  const at = deps.now();
  await recordAccess(deps, register, { asked, at, outcome: answer.kind, answer });
  if (answer.kind !== 'found') return { kind: answer.kind };
  const { data } = answer.record;
  const fields = asked.fields.flatMap((path) => (data[path] === undefined ? [] : [[path, data[path]] as const]));
  return { kind: 'found', fields: Object.fromEntries(fields), at };
}

/** The definition; a field it does not have is a mistake of the caller. */
export function registerOf(
  { registers, now }: RegistryDeps,
  { register: name, fields }: Pick<Asked, 'register' | 'fields'>,
): Register {
  const register = registers.get(name);
  const on = vietnamDay(now());
  if (!register || register.from > on || (register.to && register.to < on)) throw refuse('registry.no_register');
  const unknown = fields.find((path) => !register.fields[path]);
  if (unknown !== undefined) throw new Error(`Register ${name} has no field ${unknown}`);
  return register;
}

/** Whose data it is; undefined of a list of things. */
function subjectOf({ subject }: Register, key: RegisterKey, answer?: LookUpAnswer): Subject | undefined {
  if (subject.kind === 'thing') return undefined;
  const data = answer?.kind === 'found' ? answer.record.data : { [key.kind]: key.value };
  const named = data[subject.number];
  if (typeof named === 'string') return { kind: subject.kind, number: named };
  const enterprise = subject.enterpriseNumber === undefined ? undefined : data[subject.enterpriseNumber];
  if (typeof enterprise === 'string') return { kind: 'enterprise', number: enterprise };
  return { kind: subject.kind, number: key.value };
}

async function demandPurpose(deps: RegistryDeps, register: Register, { key, purpose, reader }: Asked): Promise<void> {
  if (purpose.article.trim() === '') throw new Error('A look needs its legal basis');
  const subject = subjectOf(register, key);
  if (!subject) return;
  if (purpose.kind === 'own_form' && (reader.ownNumber === null || reader.ownNumber !== key.value))
    throw refuse('registry.not_found');
  if (purpose.kind === 'dossier' || purpose.kind === 'verification') {
    const { dossierCode } = purpose;
    if (await deps.concernsDossier({ dossierCode, subject, unitIds: reader.unitIds })) return;
    throw refuse('registry.reason_needed');
  }
  if (purpose.kind === 'reasoned' && lettersOf(purpose.reason) < fewestLettersOfReason)
    throw refuse('registry.reason_needed');
}

const lettersOf = (text: string): number => (text.match(/\p{L}/gu) ?? []).length;

/** Asks the source, and believes only a record that fits the definition and is the one that was asked for. */
export async function lookUp(deps: RegistryDeps, register: Register, asked: Asked): Promise<LookUpAnswer> {
  const source = deps.registerSources[register.register];
  if (!source) return { kind: 'unavailable', why: 'down' };
  const answer = await source.lookUp(asked.key, contextOf(asked), knownPerson(register, asked));
  if (answer.kind !== 'found') return answer;
  const { data } = answer.record;
  // Of our own, a record answers for those merged into it, which had other numbers.
  const isAsked = register.kind === 'owned' || data[asked.key.kind] === asked.key.value;
  return isAsked && register.isRecord(data) ? answer : { kind: 'unavailable', why: 'wrong_answer' };
}

/** Whoever reads about themselves is known; of anybody else the reader has only a number, or compares instead. */
function knownPerson({ subject }: Register, { key, reader, purpose }: Asked): KnownPerson | undefined {
  const isOwn = purpose.kind === 'own_form' && subject.kind === 'person' && key.value === reader.ownNumber;
  return isOwn ? reader.own : undefined;
}

export const contextOf = ({ reader, purpose }: Asked): LookUpContext => ({
  requestId: randomUUID(),
  asker: { account: reader.accountName, unitCode: reader.unitCode, title: reader.postTitle },
  purpose,
});

/** One row a look: what was asked for, by whom and why, and what came of it. */
export async function recordAccess(
  { db }: RegistryDeps,
  register: Register,
  { asked, at, outcome, answer }: { asked: Asked; at: Date; outcome: AccessView['outcome']; answer?: LookUpAnswer },
): Promise<void> {
  const { reader, purpose, fields, key } = asked;
  const subject = subjectOf(register, key, answer);
  // Of a list of things there is nobody to tell who looked.
  if (!subject) return;
  const id = randomUUID();
  const flagged = purpose.kind === 'reasoned';
  await insertAccess(db, {
    id,
    at,
    register: register.register,
    subject,
    readerId: reader.accountId,
    unitId: reader.unitIds[0] ?? null,
    unitName: reader.unitName,
    postTitle: reader.postTitle,
    purpose: purpose.kind,
    article: purpose.article,
    dossierCode: 'dossierCode' in purpose ? purpose.dossierCode : null,
    reason: 'reason' in purpose ? purpose.reason : '',
    fields,
    outcome,
    flagged,
  });
  if (flagged && reader.accountId !== null) {
    const alarm = { at, readerId: reader.accountId, register: register.register, accessId: id };
    await insertAlarm(db, { kind: 'outside_dossier', ...alarm });
  }
}
