import { vietnamDay } from '#infrastructure/clock.ts';
import { createForm } from '#platform/forms/index.ts';
import { officialForm } from '../course/current-form.ts';
import type { Dossier } from '../course/dossier.ts';
import { listActions } from '../store/actions.queries.ts';
import { formOf, requestForDossier, type Making } from './paper-request.ts';

/** Kết quả giải quyết, or form 03 when the decision is to refuse. */
export async function requestResultPaper(
  making: Making & { dossier: Dossier },
  { number, issuedOn, outcome }: { number: string; issuedOn: string; outcome: 'grant' | 'refuse' },
): Promise<string> {
  const { tx, deps, installed, dossier } = making;
  const { signed, proposal, registration } = dossier.state;
  if (outcome === 'refuse') {
    return requestForDossier(making, dossier, {
      template: 'rejection',
      unitId: dossier.decidingUnitId,
      keep: 'at_once',
      data: {
        ...formOf(deps, 'rejection', issuedOn),
        officer: signed?.by ?? '',
        officerTitle: signed?.title ?? '',
        number,
        reason: proposal?.summary ?? '',
        stage: 'examination',
        submittedOn: vietnamDay(dossier.submittedAt),
      },
    });
  }
  const form = createForm(installed.form, { codeLists: deps.codeLists });
  const data = officialForm((await listActions(tx, dossier.id)).map(({ action }) => action));
  return requestForDossier(making, dossier, {
    template: installed.definition.result.template,
    unitId: dossier.decidingUnitId,
    keep: 'at_once',
    data: {
      number,
      issuedOn,
      title: installed.definition.result.name,
      signer: { name: signed?.by ?? '', title: signed?.title ?? '', signsAs: installed.definition.result.signsAs },
      registration: registration && {
        number: registration.number,
        book: registration.book,
        on: registration.registeredOn,
        ...registration.extra,
      },
      summary: proposal?.summary ?? '',
      legalBases: installed.definition.legalBases.map((law) => `${law.number} ${law.name}`),
      rows: form.toRows(data, { lang: 'vi' }),
      values: data,
    },
  });
}
