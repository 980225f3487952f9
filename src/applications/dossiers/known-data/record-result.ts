import { vietnamDay } from '#infrastructure/clock.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { getPackage, type InstalledPackage } from '#applications/procedures/index.ts';
import { putRecord, type RecordChange } from '#data/registry/index.ts';
import { idOf } from '../actions/act-as-system.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import type { Dossier } from '../course/dossier.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { recordTexts as texts } from './record-result.vi.ts';
import { listActions } from '../store/actions.queries.ts';
import { findDossierById } from '../store/dossiers.queries.ts';

const issuedResults = 'issued-results';
type Issuing = Extract<DossierAction, { kind: 'issue' | 'correct' }>;

/**
 * Ghi kết quả vào cơ sở dữ liệu: what a dossier's issue gave becomes a record others may use instead of paper; what a correction gave
 * becomes a version of it. A refusal becomes none. Once for each action, however often it arrives; a correction that arrives before
 * its issue is not overwritten by it.
 */
export async function recordResult(
  deps: DossierDeps,
  { dossierId, sequence }: { dossierId: string; sequence: number },
): Promise<void> {
  const register = deps.registers.get(issuedResults);
  const dossier = await findDossierById(deps.db, dossierId);
  if (!register || dossier?.state.result?.outcome !== 'grant') return;
  const log = (await listActions(deps.db, dossierId)).map(({ action }) => action);
  const told = log.slice(0, sequence).filter(isIssuing);
  const installed = await getPackage(deps.db, dossier.procedureCode, dossier.packageVersion);
  await inTransaction(deps.db, async (tx) => {
    // All of them in the order they happened: one that comes late finds itself recorded.
    for (const action of told) {
      const data = resultData(deps, { dossier, installed, action });
      const change = changeOf(dossier.code, action, register.article);
      await putRecord(tx, {
        register,
        data,
        change,
        validFrom: dossier.state.result?.issuedOn ?? vietnamDay(action.at),
      });
    }
  });
}

function changeOf(dossierCode: string, action: Issuing, article: string): RecordChange {
  const { at, by, commandId } = action;
  return {
    commandId: idOf(`record ${commandId}`),
    at,
    by: { id: by.id, name: by.name },
    reason: action.kind === 'issue' ? texts.issued : texts.corrected(action.content.what),
    article,
    source: { kind: 'dossier', ref: dossierCode },
  };
}

const isIssuing = (action: DossierAction): action is Issuing => action.kind === 'issue' || action.kind === 'correct';

function resultData(
  { organisation }: DossierDeps,
  { dossier, installed, action }: { dossier: Dossier; installed: InstalledPackage; action: Issuing },
): Record<string, unknown> {
  const { owner } = dossier.state.parties;
  const { result } = dossier.state;
  const unit = organisation.findUnit(dossier.decidingUnitId, vietnamDay(action.at));
  const all = {
    dossierCode: dossier.code,
    // An enterprise's result is the enterprise's, whoever signs for it.
    personalId: owner.kind === 'citizen' ? owner.personalId : null,
    taxCode: owner.taxCode,
    name: owner.name,
    procedureCode: dossier.procedureCode,
    procedureName: dossier.procedureName,
    resultName: installed.definition.result.name,
    number: action.content.number,
    issuedOn: result?.issuedOn,
    correctedOn: action.kind === 'correct' ? action.content.correctedOn : null,
    unitName: unit?.name,
    unitCode: unit?.agencyCode,
    paperId: action.content.paperId,
  };
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  );
}
