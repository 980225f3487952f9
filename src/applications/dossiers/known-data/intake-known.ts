import { unitsWithRole, type Actor } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import { documentsFor, findCurrentPackage, type InstalledPackage } from '#applications/procedures/index.ts';
import { readerOf, readRegister, valueInWords, type Reader, type Subject } from '#data/registry/index.ts';
import { createForm, formVariables } from '#platform/forms/index.ts';
import { findAccountByNumber } from '#platform/identity/index.ts';
import { refuse } from '../dossiers.errors.ts';
import type { IntakeKnown, IntakeKnownInput, KeptParty } from '../intake/counter.contract.ts';
import { findIntakeKnown, keepIntakeKnown } from '../store/intake-known.queries.ts';
import type { Covers } from './cover.contract.ts';
import { findCovers } from './find-covers.ts';
import { refreshKnown, type FormGround, type KnownDeps } from './refresh-known.ts';

/**
 * Lấy dữ liệu tại quầy: what registers know of the people and enterprises whose numbers stand in the form, and of whoever hands in.
 * For the reception officer with the person at the counter; what was said is kept under the command that will hand in, so that the
 * dossier says truly where its values come from.
 */
export async function lookUpAtIntake(
  deps: KnownDeps,
  { actor, input }: { actor: Actor; input: IntakeKnownInput },
): Promise<IntakeKnown> {
  const { commandId, procedureCode, applicant } = input;
  if (unitsWithRole(actor, 'reception_officer').length === 0)
    throw refuse('dossier.not_found', { code: procedureCode });
  const installed = await findCurrentPackage(deps.db, procedureCode);
  if (!installed) throw refuse('dossier.procedure_not_found', { code: procedureCode });
  const form = createForm(installed.form, { codeLists: deps.codeLists });
  const kept = await findIntakeKnown(deps.db, { commandId, accountId: actor.id });
  const reader = readerOf(deps, actor);
  const self = applicant && {
    kind: applicant.kind === 'citizen' ? ('person' as const) : applicant.kind,
    number: applicant.number,
  };
  const ground = { kind: 'intake', procedureCode } as const;
  const asking = {
    form,
    data: input.form,
    known: kept.known,
    reader,
    self,
    ground,
    compare: [],
    ...nobodyMatched,
  } as const;
  const [refreshed, party] = await Promise.all([
    refreshKnown(deps, asking),
    applicant ? partyOf(deps, { actor, applicant, kept: kept.party, ground }) : null,
  ]);
  const covers =
    self && party && !input.isRepresented
      ? await coversAtCounter(deps, {
          self,
          reader,
          ground,
          installed,
          data: form.evaluate(refreshed.data, { today: vietnamDay(deps.now()) }).data,
          // What was found for another number is nothing of this person's.
          covers: kept.party?.number === party.number ? kept.covers : {},
        })
      : {};
  const { known } = refreshed;
  await keepIntakeKnown(deps.db, { commandId, accountId: actor.id, known, party, covers, at: deps.now() });
  return { form: refreshed.data, known, applicant: party, covers };
}

/** Giấy tờ không phải nộp of whoever stands there for themselves; the officer looks with the person at the counter. */
async function coversAtCounter(
  deps: KnownDeps,
  {
    self,
    reader,
    ground,
    installed,
    data,
    covers,
  }: {
    self: Subject;
    reader: Reader;
    ground: FormGround;
    installed: InstalledPackage;
    data: Record<string, unknown>;
    covers: Covers;
  },
): Promise<Covers> {
  const variables = formVariables(installed.form, data, { today: vietnamDay(deps.now()) });
  const numbers = self.kind === 'person' ? { personalId: self.number } : { taxCode: self.number };
  const account = await findAccountByNumber(deps.db, numbers);
  const owner = { subject: self, accountId: account?.id ?? null, reader, ground };
  return findCovers(deps, { owner, asked: documentsFor(installed.definition, variables), covers });
}

/** At the counter whoever is named is read, not matched: nothing is withheld. */
const nobodyMatched = { decidedBy: new Set<string>() };

/** What was said of the same number within the hour is not read again. */
const partyGoodMs = 3_600_000;

/** Where a register has the address of whoever hands in. */
export const addressOfParty = { citizen: 'residence', enterprise: 'addressText' } as const;
const registerOfParty = { citizen: 'population', enterprise: 'business' } as const;

/** Họ tên, địa chỉ of whoever hands in, by the number alone. */
async function partyOf(
  deps: KnownDeps,
  {
    actor,
    applicant,
    kept,
    ground,
  }: {
    ground: FormGround;
    actor: Actor;
    applicant: NonNullable<IntakeKnownInput['applicant']>;
    kept: KeptParty | null;
  },
): Promise<KeptParty> {
  const now = deps.now();
  const isGood = kept?.number === applicant.number && kept.state !== 'unavailable';
  if (isGood && now.getTime() - Date.parse(kept.at) < partyGoodMs) return kept;
  const { number } = applicant;
  const at = now.toISOString();
  const register = deps.registers.get(registerOfParty[applicant.kind]);
  if (!register) return { number, at, state: 'unavailable', name: null, address: null };
  const addressPath = addressOfParty[applicant.kind];
  const { subject } = register;
  const answer = await readRegister(deps, {
    register: register.register,
    key: { kind: subject.number, value: applicant.number },
    fields: [subject.name, addressPath],
    reader: readerOf(deps, actor),
    purpose: { ...ground, article: register.article },
  });
  if (answer.kind !== 'found') return { number, at, state: answer.kind, name: null, address: null };
  const name = answer.fields[subject.name];
  const address = answer.fields[addressPath];
  return {
    number,
    at,
    state: 'found',
    name: typeof name === 'string' ? name : null,
    address: valueInWords(address, { names: deps.codeLists, lang: 'vi' }) || null,
  };
}
