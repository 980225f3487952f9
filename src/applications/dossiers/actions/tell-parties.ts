import type { Tx } from '#infrastructure/database/connect.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { Language } from '#infrastructure/language.ts';
import { notify, type NoticeWords } from '#platform/notifications/index.ts';
import { dayText } from '../course/appointment-text.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import type { Dossier } from '../course/dossier.ts';
import { wordsIn } from '../views/action-words.ts';
import { partyWords, type PartyNotice } from './notice-words.ts';

/** Thông báo cho các bên: what an action means to the applicant, in words, in the action's own transaction. */
export function tellParties(
  tx: Tx,
  { after, action, nameEn }: { after: Dossier; action: DossierAction; nameEn: string },
): void {
  const text = noticeOf(action);
  if (!text) return;
  const words = partyWords(text, {
    vi: params(after, action, 'vi'),
    en: { ...params(after, action, 'en'), procedure: nameEn },
  });
  notifyParties(tx, after, { words, at: action.at });
}

/** Gửi tới các bên của hồ sơ: into the accounts of applicant and owner, and to the address and number the applicant gave, once. */
export function notifyParties(tx: Tx, dossier: Dossier, { words, at }: { words: NoticeWords; at: Date }): void {
  const { applicant } = dossier.state.parties;
  const accounts = new Set([dossier.applicantAccountId, dossier.ownerAccountId].filter((id) => id !== null));
  const notice = { subject: { kind: 'dossier', id: dossier.id, code: dossier.code }, words, at };
  const [first = null, ...others] = [...accounts];
  notify(tx, { ...notice, accountId: first, email: applicant.email, phone: applicant.phone });
  for (const accountId of others) notify(tx, { ...notice, accountId, email: null, phone: null });
}

function params(after: Dossier, action: DossierAction, lang: Language) {
  const { appointment } = after.state;
  const isBreach = action.kind === 'record_breach';
  const due = appointment ? wordsIn(lang).due(appointment) : '';
  return {
    code: after.code,
    procedure: after.procedureName,
    due: isBreach ? dayText(action.content.dueOn) : due,
    holder: isBreach ? action.content.holder.unitName : '',
    on: dayText(vietnamDay(action.at)),
    reason: 'reason' in action.content ? action.content.reason : '',
    items:
      action.kind === 'request_supplement'
        ? action.content.items.map((item) => `${item.name}: ${item.what}`).join('; ')
        : '',
    amount: after.state.fees.reduce((sum, fee) => sum + fee.amountVnd, 0).toLocaleString('vi-VN'),
  };
}

/** The notice an action calls for; most internal steps call for none. */
function noticeOf(action: DossierAction): PartyNotice | undefined {
  switch (action.kind) {
    case 'accept':
      return action.content.waitsForPayment ? 'accept_unpaid' : 'accept';
    case 'issue':
      return action.content.outcome === 'refuse' ? 'issue_refuse' : 'issue_grant';
    case 'submit':
    case 'reject':
    case 'request_supplement':
    case 'pay':
    case 'return_result':
    case 'withdraw':
    case 'close':
    case 'stop':
    case 'extend':
    case 'record_breach':
    case 'report_error':
    case 'correct':
    case 'move_unit':
      return action.kind;
    default:
      return undefined;
  }
}
