import { dayText } from '../course/appointment-text.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import { colon, itemsText, type Telling, type Told } from './action-words.ts';

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

/** Phối hợp giải quyết: what was asked of coordinating agencies and what came of it. */
export function consultationTold(
  action: ConsultationAction,
  { partnerName, ownPartners }: Pick<Telling, 'partnerName' | 'ownPartners'>,
): Told {
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
      if (!ownPartners.includes(partner))
        return { key: 'officer.partner_drafted', params: { partner: partnerName(partner) } };
      return {
        key: 'officer.partner_answer',
        params: { partner: partnerName(partner), outcome: answer.outcomeName, summary: answer.summary },
      };
    }
    case 'partner_approve': {
      const { partner, approve, note } = action.content;
      return {
        key: approve ? 'officer.partner_approve' : 'officer.partner_disapprove',
        params: { partner: partnerName(partner), note: colon(ownPartners.includes(partner) ? note : '') },
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
