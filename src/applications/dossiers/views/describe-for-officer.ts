import type { Language } from '#infrastructure/language.ts';
import { dayText } from '../course/appointment-text.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import { colon, itemsText, sentence, wordsIn, type Telling, type Told } from './action-words.ts';
import { consultationTold } from './describe-consultation.ts';

/** Một câu về thao tác, for officials: what was done, with its note. */
export function describeForOfficer(action: DossierAction, telling: Telling): string {
  return sentence(officerTold(action, telling), telling.lang) + added(action, telling.lang);
}

/** What is told beside the action itself. */
function added(action: DossierAction, lang: Language): string {
  if (action.kind === 'supplement' && action.content.appointment)
    return sentence(
      { key: 'officer.supplement_due', params: { due: wordsIn(lang).due(action.content.appointment) } },
      lang,
    );
  const isOwnWork = (action.kind === 'sign' || action.kind === 'partner_approve') && action.content.ownWork;
  return isOwnWork ? sentence({ key: 'officer.own_work' }, lang) : '';
}

function officerTold(action: DossierAction, { lang, stepName, ...ofPartners }: Telling): Told {
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
      return consultationTold(action, ofPartners);
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
      return { key: 'officer.claim', params: { task: stepName(action.content.taskName) } };
    case 'reassign': {
      const { taskName, assigneeId, assigneeName: name, reason } = action.content;
      const task = stepName(taskName);
      return assigneeId === null
        ? { key: 'officer.unassign', params: { task, reason } }
        : { key: 'officer.reassign', params: { task, name, reason } };
    }
    case 'acknowledge':
      return {
        key: 'officer.acknowledge',
        params: { task: stepName(action.content.taskName), note: colon(action.content.note) },
      };
    case 'verify_data': {
      const { results } = action.content;
      const count = (outcome: string) => results.filter((result) => result.outcome === outcome).length;
      const params = {
        ...{ same: count('same'), different: count('different') + count('missing'), unknown: count('unknown') },
        taken: count('taken'),
      };
      return { key: 'officer.verify_data', params };
    }
    case 'settle_data': {
      const { label, keep, note } = action.content;
      return { key: 'officer.settle_data', params: { label, keep: words.kept(keep), note: colon(note) } };
    }
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
