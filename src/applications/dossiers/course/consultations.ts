import type { ContentOf, DossierAction } from './dossier-action.ts';
import type { Consultation, ConsultationDue } from './consultation.contract.ts';

/** Phối hợp đang chờ trả lời: asked and not ended, sent or waiting for its turn. */
export function openConsultations(consultations: readonly Consultation[]): Consultation[] {
  return consultations.filter(({ endedAt }) => endedAt === null);
}

/** The question now put to an agency. */
export function openConsultationOf(consultations: readonly Consultation[], partner: string): Consultation | undefined {
  return openConsultations(consultations).find((one) => one.partner === partner);
}

/** The agency whose turn comes next, when they are asked one after another. */
export function nextInTurn(consultations: readonly Consultation[]): Consultation | undefined {
  return openConsultations(consultations).find(({ inTurn, sentAt }) => inTurn && sentAt === null);
}

/** What an action changes in the consultations of a dossier; actions about none leave them as they are. */
export function consultationsAfter(before: readonly Consultation[], action: DossierAction): readonly Consultation[] {
  const at = action.at.toISOString();
  const change = (partner: string, changed: Partial<Consultation>) =>
    before.map((one) => (one.partner === partner && one.endedAt === null ? { ...one, ...changed } : one));
  switch (action.kind) {
    case 'consult':
      return [...before, ...asked(before, action.content, at)];
    case 'consult_again': {
      const { partner, due, note } = action.content;
      return change(partner, { ...sent(due, at), receivedAt: null, returnedAt: null, missing: [], note });
    }
    case 'partner_receive': {
      const { partner, complete, missing, note } = action.content;
      return change(partner, complete ? { receivedAt: at } : { returnedAt: at, missing, note });
    }
    case 'partner_answer':
      return change(action.content.partner, { answer: action.content.answer });
    case 'partner_approve': {
      const { partner, approve } = action.content;
      return change(partner, { approvedBy: approve ? action.by.name : null });
    }
    case 'partner_send': {
      const { partner, next } = action.content;
      return sendNext(change(partner, { endedAt: at, ended: 'answered' }), next, at);
    }
    case 'partner_silent': {
      const { partner, rule, next } = action.content;
      const ended = rule === 'deemed_consent' ? ({ endedAt: at, ended: 'deemed' } as const) : {};
      return sendNext(change(partner, { silentAt: at, ...ended }), next, at);
    }
    case 'withdraw':
    case 'stop':
    case 'close':
      return before.map((one) => (one.endedAt === null ? { ...one, endedAt: at, ended: 'cancelled' as const } : one));
    case 'move_unit':
      return before.map((one) => {
        const move = action.content.moves.find(({ from }) => from === one.unitId);
        return move && one.endedAt === null ? { ...one, unitId: move.to, unitName: move.toName } : one;
      });
    default:
      return before;
  }
}

function asked(before: readonly Consultation[], { requests, dues }: ContentOf<'consult'>, at: string): Consultation[] {
  return requests.map((request) => {
    const due = dues.find(({ partner }) => partner === request.partner);
    return {
      ...request,
      round: before.filter(({ partner }) => partner === request.partner).length + 1,
      askedAt: at,
      ...(due ? sent(due, at) : { sentAt: null, dueOn: null, dueAt: null }),
      receivedAt: null,
      returnedAt: null,
      missing: [],
      note: '',
      answer: null,
      approvedBy: null,
      endedAt: null,
      ended: null,
      silentAt: null,
    };
  });
}

const sent = ({ dueOn, dueAt }: ConsultationDue, at: string) => ({ sentAt: at, dueOn, dueAt, silentAt: null });

function sendNext(consultations: readonly Consultation[], next: ConsultationDue | undefined, at: string) {
  if (!next) return consultations;
  return consultations.map((one) =>
    one.partner === next.partner && one.endedAt === null ? { ...one, ...sent(next, at) } : one,
  );
}
