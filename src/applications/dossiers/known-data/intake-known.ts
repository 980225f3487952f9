import { unitsWithRole, type Actor } from '#infrastructure/actor.ts';
import { findCurrentPackage } from '#applications/procedures/index.ts';
import { readerOf, readRegister, valueInWords } from '#data/registry/index.ts';
import { createForm } from '#platform/forms/index.ts';
import { refuse } from '../dossiers.errors.ts';
import type { IntakeKnown, IntakeKnownInput } from '../intake/counter.contract.ts';
import { findIntakeKnown, keepIntakeKnown } from '../store/intake-known.queries.ts';
import { refreshKnown, type KnownDeps } from './refresh-known.ts';

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
  const known = await findIntakeKnown(deps.db, { commandId, accountId: actor.id });
  const reader = readerOf(deps, actor);
  const self = applicant && {
    kind: applicant.kind === 'citizen' ? ('person' as const) : applicant.kind,
    number: applicant.number,
  };
  const asking = { form, data: input.form, known, reader, self, at: 'counter', compare: [] } as const;
  const [refreshed, party] = await Promise.all([
    refreshKnown(deps, asking),
    applicant ? partyOf(deps, { actor, applicant }) : null,
  ]);
  await keepIntakeKnown(deps.db, { commandId, accountId: actor.id, known: refreshed.known, at: deps.now() });
  return { form: refreshed.data, known: refreshed.known, applicant: party };
}

const registerOfParty = { citizen: 'population', enterprise: 'business' } as const;

/** Họ tên, địa chỉ of whoever hands in, by the number alone. */
async function partyOf(
  deps: KnownDeps,
  { actor, applicant }: { actor: Actor; applicant: NonNullable<IntakeKnownInput['applicant']> },
): Promise<IntakeKnown['applicant']> {
  const register = deps.registers.get(registerOfParty[applicant.kind]);
  if (!register) return { state: 'unavailable', name: null, address: null };
  const addressPath = applicant.kind === 'citizen' ? 'residence' : 'addressText';
  const { subject } = register;
  const answer = await readRegister(deps, {
    register: register.register,
    key: { kind: subject.number, value: applicant.number },
    fields: [subject.name, addressPath],
    reader: readerOf(deps, actor),
    purpose: { kind: 'intake', article: register.article },
  });
  if (answer.kind !== 'found') return { state: answer.kind, name: null, address: null };
  const name = answer.fields[subject.name];
  const address = answer.fields[addressPath];
  return {
    state: 'found',
    name: typeof name === 'string' ? name : null,
    address: valueInWords(address, { names: deps.codeLists, lang: 'vi' }) || null,
  };
}
