import { dayText } from '../course/appointment-text.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import { sentence, wordsIn, type Telling, type Told } from './action-words.ts';

/** Lời kể cho người dân: the steps that concern them, without internal notes; undefined where there is nothing to tell. */
export function describeForParty(action: DossierAction, telling: Telling): string | undefined {
  const told = partyTold(action, telling);
  return told && sentence(told, telling.lang);
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
