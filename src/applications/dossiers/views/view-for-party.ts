import type { Actor } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { Language } from '#infrastructure/language.ts';
import { findChargeOf } from '#platform/payments/index.ts';
import type { Dossier } from '../course/dossier.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { listDossiersOf } from '../store/dossiers.queries.ts';
import { describeForParty } from './describe-for-party.ts';
import type { PartyDossierView } from './dossier-views.contract.ts';
import { holdingsOf, ledgerTasks } from './hand-overs.ts';
import { currentForm } from '../course/current-form.ts';
import { procedureNamesFor } from './procedure-names-for.ts';
import { readDossier } from './read-dossier.ts';
import { isOfPartner } from './supplied-papers.ts';
import { statusText } from './status-text.ts';
import { getVisibleDossier } from './visible-dossier.ts';
import { whereNow } from './where-now.ts';

/** Hồ sơ của tôi: told in plain words, without internal notes or other people's drafts. */
export async function viewForParty(
  deps: DossierDeps,
  actor: Actor,
  code: string,
  lang: Language = 'vi',
): Promise<PartyDossierView> {
  const dossier = await getVisibleDossier(deps, actor, code);
  const { common, timelineBy, log, tasks, done, form, unitName, stepName, at } = await readDossier(
    deps,
    { actor, lang, formOf: currentForm },
    dossier,
  );
  const papers = common.papers.filter(({ id, template }) => isPartyPaper(dossier, { id, template }));
  const names = { unitName, personName: () => '', stepName };
  const holdings = holdingsOf(dossier, { log, tasks: ledgerTasks(done, tasks), names, at });
  // The platform's message marks the charge paid; the dossier hears of it by an event, a moment later.
  const payable = common.allowedActions.some(({ kind }) => kind === 'pay');
  const charge = payable ? await findChargeOf(deps.db, { kind: 'dossier', id: dossier.id }) : undefined;
  return {
    ...common,
    paymentConfirming: charge !== undefined && charge.receiptNumber !== null,
    documents: common.documents.filter((document) => !isOfPartner(document)),
    papers,
    timeline: timelineBy(describeForParty),
    form,
    whoHadIt: mergeNeighbours(holdings.map(({ name, from, to }) => ({ name, from, to }))),
  };
}

/** Steps within one agency are one stay there for whoever waits outside. */
function mergeNeighbours(stays: PartyDossierView['whoHadIt']): PartyDossierView['whoHadIt'] {
  const merged: PartyDossierView['whoHadIt'] = [];
  for (const stay of stays) {
    const last = merged.at(-1);
    if (last?.name === stay.name) last.to = stay.to;
    else merged.push({ ...stay });
  }
  return merged;
}

const internalPapers: readonly string[] = [
  'control-sheet',
  'hand-over-sheet',
  'dossier-register',
  'consultation-request',
  'consultation-answer',
];

/** Internal sheets are the administration's; a result is the applicant's once it has been returned. */
export function isPartyPaper(dossier: Dossier, { id, template }: { id: string; template: string }): boolean {
  if (internalPapers.includes(template)) return false;
  if (id === dossier.state.result?.paperId) return dossier.returnedAt !== null;
  return true;
}

/** Hồ sơ của tôi: a line each. */
export async function listOwnDossiers(deps: DossierDeps, actor: Actor, lang: Language = 'vi') {
  const at = deps.now();
  const dossiers = await listDossiersOf(deps.db, actor.id);
  const unitName = (id: string) => deps.organisation.findUnit(id, vietnamDay(at))?.name ?? '';
  const codes = dossiers.map(({ procedureCode }) => procedureCode);
  const nameOf = await procedureNamesFor(deps.db, lang, codes);
  return dossiers.map((dossier) => ({
    code: dossier.code,
    procedureName: nameOf(dossier.procedureCode, dossier.procedureName),
    ownerName: dossier.state.parties.owner.name,
    status: dossier.status,
    statusText: statusText(dossier.status, lang),
    whereNow: whereNow({ dossier, tasks: [], unitName, reader: 'party', at, lang }),
    submittedAt: dossier.submittedAt.toISOString(),
    dueOn: dossier.state.appointment?.dueOn ?? null,
    needsApplicant: dossier.status === 'awaiting_supplement' || dossier.status === 'awaiting_payment',
  }));
}
