import { vietnamDay, vietnamTime } from '#infrastructure/clock.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import type { InstalledPackage } from '#applications/procedures/index.ts';
import { requestPaper } from '#platform/papers/index.ts';
import type { Dossier } from '../course/dossier.ts';
import type { InTransaction } from '../dossier-deps.ts';

/** What every paper of a dossier needs: the transaction in which it is asked for, and the package. */
export type Making = { tx: Tx; deps: InTransaction; at: Date; installed: InstalledPackage };

type FormCode =
  | 'acceptance_slip'
  | 'supplement_request'
  | 'rejection'
  | 'apology'
  | 'stop_notice'
  | 'process_control'
  | 'dossier_book';

/** Mẫu phiếu of the rule profile in force: its number, name and circular. */
export function formOf({ rulesOn }: Pick<InTransaction, 'rulesOn'>, code: FormCode, on: string) {
  const form = rulesOn(on).forms.find((known) => known.code === code);
  return { formNumber: form?.number ?? '', formTitle: form?.name ?? '', formArticle: form?.article ?? '' };
}

/** Đầu phiếu: the unit that makes the paper, the dossier and its parties. */
function headOf({ deps, at, installed }: Making, dossier: Dossier, unitId: string) {
  const on = vietnamDay(at);
  const unit = deps.organisation.findUnit(unitId, on);
  const parent = unit?.parentUnitId ? deps.organisation.findUnit(unit.parentUnitId, on) : undefined;
  const { parties } = dossier.state;
  return {
    unit: { name: unit?.name ?? '', parentName: parent?.name ?? '', place: unit?.placeName ?? '' },
    code: dossier.code,
    lookUpUrl: `${deps.publicUrl}/tra-cuu?ma=${encodeURIComponent(dossier.code)}`,
    issuedAt: { day: on, time: vietnamTime(at) },
    procedure: { code: installed.code, name: installed.definition.name },
    applicant: parties.applicant,
    owner: parties.owner,
  };
}

function subjectOf(dossier: Dossier) {
  return { kind: 'dossier', id: dossier.id, code: dossier.code };
}

export function requestForDossier(
  making: Making,
  dossier: Dossier,
  paper: { template: string; unitId: string; data: Record<string, unknown>; keep?: 'at_once' },
): string {
  const head = headOf(making, dossier, paper.unitId);
  return requestPaper(making.tx, {
    template: paper.template,
    subject: subjectOf(dossier),
    unitId: paper.unitId,
    data: { ...head, ...paper.data },
    at: making.at,
    ...(paper.keep && { keep: paper.keep }),
  });
}

/** A sheet of the dossier made on demand (phiếu kiểm soát, phiếu bàn giao). */
export function requestDossierSheet(
  making: Making,
  dossier: Dossier,
  { template, data }: { template: string; data: Record<string, unknown> },
): string {
  return requestForDossier(making, dossier, { template, unitId: dossier.receivedUnitId, data });
}
