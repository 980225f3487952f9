import { vietnamDay } from '#infrastructure/clock.ts';
import { computeFees, documentsFor, findCurrentPackage } from '#applications/procedures/index.ts';
import { createForm, formVariables } from '#platform/forms/index.ts';
import type { IntakeQuote, IntakeQuoteInput } from './counter.contract.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { refuse } from '../dossiers.errors.ts';

/** Tiếp nhận tại quầy, before anything is handed in: what this form asks for in papers and money. Keeps nothing. */
export async function quoteIntake(
  deps: Pick<DossierDeps, 'db' | 'now' | 'codeLists'>,
  { procedureCode, channel, form: input }: IntakeQuoteInput,
): Promise<IntakeQuote> {
  const installed = await findCurrentPackage(deps.db, procedureCode);
  if (!installed) throw refuse('dossier.procedure_not_found', { code: procedureCode });
  const on = vietnamDay(deps.now());
  const form = createForm(installed.form, { codeLists: deps.codeLists });
  const { data, problems } = form.validate(input, { today: on });
  const variables = formVariables(installed.form, data, { today: on });
  const hasErrors = problems.some(({ level }) => level === 'error');
  return {
    documents: documentsFor(installed.definition, variables).map(({ id, isRequired }) => ({ id, isRequired })),
    fees: hasErrors ? null : computeFees(installed.definition, { channel, on, form: variables }),
  };
}
