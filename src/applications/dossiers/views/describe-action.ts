import { fillText, type RefusalParams } from '#infrastructure/refusal.ts';
import type { Language } from '#infrastructure/language.ts';
import { dayText, dueTime } from '../course/appointment-text.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import { actionTextsEn } from './action-texts.en.ts';
import { actionTextsVi, type ActionTextKey } from './action-texts.vi.ts';

const texts: Readonly<Record<Language, Readonly<Record<ActionTextKey, string>>>> = {
  vi: actionTextsVi,
  en: actionTextsEn,
};

type Told = { key: ActionTextKey; params?: RefusalParams };

/** How an action is told: whose names its partners have, and in which language. */
export type Telling = { lang: Language; partnerName: (partner: string) => string };

const colon = (note: string): string => (note ? `: ${note}` : '.');

/** Parameters that read otherwise in each language. */
function wordsIn(lang: Language) {
  const say = (key: ActionTextKey, params: RefusalParams = {}) => fillText(texts[lang][key], params);
  return {
    channel: (channel: 'online' | 'counter' | 'post') => say(`channel.${channel}`),
    due: (due: { dueOn: string; dueAt: string }) => {
      const time = dueTime(due);
      return time ? say('due.at', { time, day: dayText(due.dueOn) }) : say('due.on', { day: dayText(due.dueOn) });
    },
    money: (amountVnd: number) => say('money', { amount: amountVnd.toLocaleString('vi-VN') }),
    form: (form: object | null) => (form ? say('officer.form_corrected') : ''),
  };
}

const itemsText = (items: readonly { name: string; what: string }[]) =>
  items.map(({ name, what }) => `${name} – ${what}`).join('; ');

/** Một câu về thao tác, for officials: what was done, with its note. */
export function describeForOfficer(action: DossierAction, { lang, partnerName }: Telling): string {
  const { key, params } = officerTold(action, { lang, partnerName });
  const text = fillText(texts[lang][key], params);
  if (action.kind !== 'supplement' || !action.content.appointment) return text;
  return text + fillText(texts[lang]['officer.supplement_due'], { due: wordsIn(lang).due(action.content.appointment) });
}

function officerTold(action: DossierAction, { lang, partnerName }: Telling): Told {
  const words = wordsIn(lang);
  switch (action.kind) {
    case 'submit': {
      const { channel, documents, postal } = action.content;
      return {
        key: postal ? 'officer.submit_post' : 'officer.submit',
        params: {
          channel: words.channel(channel),
          count: documents.length,
          number: postal?.consignment ?? '',
          day: postal ? dayText(postal.receivedOn) : '',
        },
      };
    }
    case 'accept': {
      const { appointment, waitsForPayment } = action.content;
      return {
        key: waitsForPayment ? 'officer.accept_unpaid' : 'officer.accept',
        params: { due: words.due(appointment) },
      };
    }
    case 'reject':
    case 'stop':
      return { key: `officer.${action.kind}`, params: { reason: action.content.reason } };
    case 'request_supplement': {
      const { items } = action.content;
      return { key: 'officer.request_supplement', params: { count: items.length, items: itemsText(items) } };
    }
    case 'supplement':
    case 'change': {
      const { documents, form, note } = action.content;
      return {
        key: `officer.${action.kind}`,
        params: { count: documents.length, form: words.form(form), note: colon(note) },
      };
    }
    case 'close':
      return { key: 'officer.close', params: { article: action.content.article } };
    case 'pay': {
      const { amountVnd, receiptNumber } = action.content;
      return { key: 'officer.pay', params: { amount: words.money(amountVnd), number: receiptNumber } };
    }
    case 'assign':
      return { key: 'officer.assign', params: { name: action.content.assigneeName, note: colon(action.content.note) } };
    case 'consult':
    case 'consult_again':
    case 'partner_receive':
    case 'partner_answer':
    case 'partner_approve':
    case 'partner_send':
    case 'partner_silent':
      return consultationTold(action, partnerName);
    case 'propose': {
      const { outcome, summary } = action.content;
      return { key: outcome === 'grant' ? 'officer.propose' : 'officer.propose_refusal', params: { summary } };
    }
    case 'review':
      return {
        key: action.content.agree ? 'officer.review' : 'officer.review_back',
        params: { note: colon(action.content.note) },
      };
    case 'sign':
      return {
        key: action.content.approve ? 'officer.sign' : 'officer.sign_back',
        params: { note: colon(action.content.note) },
      };
    case 'register_result':
      return { key: 'officer.register_result', params: { number: action.content.number } };
    case 'issue':
      return { key: 'officer.issue', params: { number: action.content.number, day: dayText(action.content.issuedOn) } };
    case 'archive':
      return { key: 'officer.archive', params: { number: action.content.fileNumber } };
    case 'return_result':
      return {
        key: action.content.consignment === undefined ? 'officer.return_result' : 'officer.return_result_post',
        params: {
          channel: words.channel(action.content.how),
          name: action.content.recipient,
          number: action.content.consignment ?? '',
        },
      };
    case 'receive_result':
      return { key: 'officer.receive_result' };
    case 'withdraw':
      return { key: 'officer.withdraw', params: { note: colon(action.content.reason) } };
    case 'draft_extension':
    case 'record_breach': {
      const { dueOn, holder } = action.content;
      const named = [holder.personName, holder.unitName].filter(Boolean).join(', ');
      return { key: `officer.${action.kind}`, params: { day: dayText(dueOn), holder: named } };
    }
    case 'extend':
      return {
        key: 'officer.extend',
        params: { due: words.due(action.content.appointment), reason: action.content.reason },
      };
    case 'desk_late':
      return {
        key: action.content.stage === 'notice' ? 'officer.desk_unread' : 'officer.desk_unanswered',
        params: { article: action.content.article },
      };
    case 'report_error':
      return { key: 'officer.report_error', params: { what: action.content.what } };
    case 'correct':
      return { key: 'officer.correct', params: { number: action.content.number, what: action.content.what } };
    case 'claim':
      return { key: 'officer.claim', params: { task: action.content.taskName } };
    case 'reassign': {
      const { taskName: task, assigneeId, assigneeName: name, reason } = action.content;
      return assigneeId === null
        ? { key: 'officer.unassign', params: { task, reason } }
        : { key: 'officer.reassign', params: { task, name, reason } };
    }
    case 'acknowledge':
      return {
        key: 'officer.acknowledge',
        params: { task: action.content.taskName, note: colon(action.content.note) },
      };
    case 'note':
    case 'give_opinion':
      return { key: `officer.${action.kind}`, params: { text: action.content.text } };
    case 'ask_opinion':
      return {
        key: 'officer.ask_opinion',
        params: { name: action.content.askedName, question: action.content.question },
      };
    case 'migrate':
      return { key: 'officer.migrate', params: { plan: action.content.plan } };
    case 'move_unit':
      return {
        key: 'officer.move_unit',
        params: { plan: action.content.plan, names: action.content.moves.map(({ toName }) => toName).join('; ') },
      };
  }
}

type ConsultationAction = Extract<
  DossierAction,
  {
    kind:
      | 'consult'
      | 'consult_again'
      | 'partner_receive'
      | 'partner_answer'
      | 'partner_approve'
      | 'partner_send'
      | 'partner_silent';
  }
>;

function consultationTold(action: ConsultationAction, partnerName: Telling['partnerName']): Told {
  switch (action.kind) {
    case 'consult':
      return {
        key: 'officer.consult',
        params: { names: action.content.requests.map(({ unitName }) => unitName).join('; ') },
      };
    case 'consult_again':
      return {
        key: 'officer.consult_again',
        params: { partner: partnerName(action.content.partner), note: colon(action.content.note) },
      };
    case 'partner_receive': {
      const { partner, complete, missing } = action.content;
      const params = { partner: partnerName(partner), items: itemsText(missing) };
      return { key: complete ? 'officer.partner_receive' : 'officer.partner_return', params };
    }
    case 'partner_answer': {
      const { partner, answer } = action.content;
      return {
        key: 'officer.partner_answer',
        params: { partner: partnerName(partner), outcome: answer.outcomeName, summary: answer.summary },
      };
    }
    case 'partner_approve': {
      const { partner, approve, note } = action.content;
      return {
        key: approve ? 'officer.partner_approve' : 'officer.partner_disapprove',
        params: { partner: partnerName(partner), note: colon(note) },
      };
    }
    case 'partner_send':
      return {
        key: 'officer.partner_send',
        params: { partner: partnerName(action.content.partner), number: action.content.fileNumber },
      };
    case 'partner_silent': {
      const { partner, rule, dueOn, article, toldNames } = action.content;
      const params = { partner: partnerName(partner), day: dayText(dueOn), article, told: toldNames.join('; ') };
      if (rule === 'deemed_consent') return { key: 'officer.partner_deemed', params };
      return { key: rule === 'escalate' ? 'officer.partner_escalated' : 'officer.partner_silent', params };
    }
  }
}

/** Lời kể cho người dân: the steps that concern them, without internal notes; undefined where there is nothing to tell. */
export function describeForParty(action: DossierAction, telling: Telling): string | undefined {
  const told = partyTold(action, telling);
  return told && fillText(texts[telling.lang][told.key], told.params);
}

function partyTold(action: DossierAction, { lang, partnerName }: Telling): Told | undefined {
  const words = wordsIn(lang);
  switch (action.kind) {
    case 'submit':
      return { key: 'party.submit', params: { channel: words.channel(action.content.channel) } };
    case 'accept':
      return { key: 'party.accept', params: { due: words.due(action.content.appointment) } };
    case 'reject':
    case 'stop':
    case 'request_supplement':
      return { key: `party.${action.kind}`, params: { reason: action.content.reason } };
    case 'supplement': {
      const { appointment } = action.content;
      return appointment
        ? { key: 'party.supplement_due', params: { due: words.due(appointment) } }
        : { key: 'party.supplement' };
    }
    case 'pay':
      return { key: 'party.pay', params: { amount: words.money(action.content.amountVnd) } };
    case 'consult':
      return {
        key: 'party.consult',
        params: { names: action.content.requests.map(({ unitName }) => unitName).join('; ') },
      };
    case 'partner_receive': {
      const { partner, complete } = action.content;
      return {
        key: complete ? 'party.partner_receive' : 'party.partner_return',
        params: { partner: partnerName(partner) },
      };
    }
    case 'partner_send':
      return { key: 'party.partner_send', params: { partner: partnerName(action.content.partner) } };
    case 'partner_silent': {
      const { partner, rule, dueOn } = action.content;
      const key = rule === 'deemed_consent' ? 'party.partner_deemed' : 'party.partner_silent';
      return { key, params: { partner: partnerName(partner), day: dayText(dueOn) } };
    }
    case 'sign':
      return action.content.approve ? { key: 'party.sign' } : undefined;
    case 'issue':
      return { key: action.content.outcome === 'grant' ? 'party.issue' : 'party.issue_refusal' };
    case 'return_result':
      return {
        key: action.content.consignment === undefined ? 'party.return_result' : 'party.return_result_post',
        params: { channel: words.channel(action.content.how), number: action.content.consignment ?? '' },
      };
    case 'extend':
      return {
        key: 'party.extend',
        params: { reason: action.content.reason, due: words.due(action.content.appointment) },
      };
    case 'record_breach':
      return { key: 'party.record_breach', params: { day: dayText(action.content.dueOn) } };
    case 'move_unit':
      return { key: 'party.move_unit', params: { names: action.content.moves.map(({ toName }) => toName).join('; ') } };
    case 'close':
    case 'assign':
    case 'propose':
    case 'register_result':
    case 'receive_result':
    case 'withdraw':
    case 'change':
    case 'report_error':
    case 'correct':
      return { key: `party.${action.kind}` };
    default:
      return undefined;
  }
}
