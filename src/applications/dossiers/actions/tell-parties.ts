import type { Tx } from '#infrastructure/database/connect.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import { fillText } from '#infrastructure/refusal.ts';
import { notify } from '#platform/notifications/index.ts';
import { appointmentText, dayText } from '../course/appointment-text.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import type { Dossier } from '../course/dossier.ts';
import { dossiersVi, noticeVi } from '../dossiers.vi.ts';

/** Thông báo cho các bên: what an action means to the applicant, in words, in the action's own transaction. */
export function tellParties(tx: Tx, { after, action }: { after: Dossier; action: DossierAction }): void {
  const text = noticeText(after, action);
  if (!text) return;
  const { applicant } = after.state.parties;
  const accounts = new Set([after.applicantAccountId, after.ownerAccountId].filter((id) => id !== null));
  const subject = { kind: 'dossier', id: after.id, code: after.code };
  const title = fillText(dossiersVi['dossier.notice.title'], { code: after.code });
  const notice = { subject, title, body: text, at: action.at };
  const [first = null, ...others] = [...accounts];
  notify(tx, { ...notice, accountId: first, email: applicant.email, phone: applicant.phone });
  for (const accountId of others) notify(tx, { ...notice, accountId, email: null, phone: null });
}

function noticeText(after: Dossier, action: DossierAction): string | undefined {
  const template = noticeVi(action);
  if (!template) return undefined;
  const due = after.state.appointment;
  return fillText(template, {
    code: after.code,
    procedure: after.procedureName,
    due: due ? appointmentText(due) : '',
    on: dayText(vietnamDay(action.at)),
    reason: 'reason' in action.content ? action.content.reason : '',
    items:
      action.kind === 'request_supplement'
        ? action.content.items.map((item) => `${item.name}: ${item.what}`).join('; ')
        : '',
    amount: after.state.fees.reduce((sum, fee) => sum + fee.amountVnd, 0).toLocaleString('vi-VN'),
  });
}
