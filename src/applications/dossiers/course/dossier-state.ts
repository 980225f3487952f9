import { mainInstance } from '#platform/workflow/index.ts';
import type { DueDate } from '../dossiers.contract.ts';
import { checksAfterSettling, checksAfterVerification, checksOf } from './data-checks.ts';
import { consultationsAfter } from './consultations.ts';
import type { DossierAction } from './dossier-action.ts';
import type { DossierState } from './dossier-state.contract.ts';
import type { DossierStatus } from './dossier-status.ts';

/** What the columns of `dossiers.dossier` are computed from. */
export type Projection = {
  status: DossierStatus;
  submittedAt: Date;
  acceptedAt: Date | null;
  finishedAt: Date | null;
  returnedAt: Date | null;
  lastActionAt: Date;
  state: DossierState;
};

/** The dossier after its first action. */
export function openProjection(action: Extract<DossierAction, { kind: 'submit' }>): Projection {
  const { parties, variant, delivery, fees, areaCode = null, postal = null } = action.content;
  return {
    status: 'submitted',
    submittedAt: action.at,
    acceptedAt: null,
    finishedAt: null,
    returnedAt: null,
    lastActionAt: action.at,
    state: {
      parties,
      variant,
      delivery,
      postedIn: postal,
      postedOut: null,
      fees,
      areaCode,
      appointment: null,
      resumeStatus: null,
      supplements: [],
      payment: null,
      assigneeId: null,
      assigneeName: null,
      consultations: [],
      proposal: null,
      signed: null,
      registration: null,
      result: null,
      corrections: [],
      extension: { draft: null, decided: [] },
      breaches: [],
      deskLate: [],
      opinions: [],
      dataChecks: checksOf(action.content.origins),
      archivedAt: null,
      receivedAt: null,
      closingReason: null,
    },
  };
}

function postedWith(
  { consignment, recipient }: { consignment?: string | undefined; recipient: string },
  at: string,
): DossierState['postedOut'] {
  return consignment === undefined ? null : { consignment, recipient, at };
}

type Change = Partial<Omit<Projection, 'state'>> & { state?: Partial<DossierState> };

/** What one action changes. Pure; whether it is lawful was asked before (`dossier-status.ts`, `allowed-actions.ts`). */
function changeOf(before: Projection, action: DossierAction): Change {
  const at = action.at.toISOString();
  const { state } = before;
  switch (action.kind) {
    case 'accept': {
      const { appointment, fees, waitsForPayment } = action.content;
      const accepted = { acceptedAt: action.at, state: { appointment: dueDate(appointment), fees } };
      if (!waitsForPayment) return { ...accepted, status: 'accepted' };
      return { ...accepted, status: 'awaiting_payment', state: { ...accepted.state, resumeStatus: 'accepted' } };
    }
    case 'reject':
      return { status: 'rejected', finishedAt: action.at, state: { closingReason: action.content.reason } };
    case 'request_supplement': {
      const resumeStatus = before.status === 'accepted' || before.status === 'processing' ? before.status : 'submitted';
      const { items, reason, contact, repeatReason } = action.content;
      const round = { requestedAt: at, answeredAt: null, items, reason, contact, repeatReason };
      return { status: 'awaiting_supplement', state: { resumeStatus, supplements: [...state.supplements, round] } };
    }
    case 'supplement': {
      const supplements = state.supplements.map((round, index) =>
        index === state.supplements.length - 1 ? { ...round, answeredAt: at } : round,
      );
      const { appointment } = action.content;
      return {
        status: state.resumeStatus ?? 'submitted',
        state: { supplements, resumeStatus: null, ...renewed(appointment) },
      };
    }
    case 'verify_data':
      return { state: { dataChecks: checksAfterVerification(state.dataChecks, action.content) } };
    case 'settle_data':
      return { state: { dataChecks: checksAfterSettling(state.dataChecks, action.content) } };
    case 'close':
      return { status: 'stopped', finishedAt: action.at, state: { closingReason: action.content.article } };
    case 'pay': {
      const { chargeId, amountVnd, receiptNumber, appointment } = action.content;
      const payment = { chargeId, amountVnd, receiptNumber, paidAt: at };
      if (before.status !== 'awaiting_payment') return { state: { payment } };
      return {
        status: state.resumeStatus ?? 'accepted',
        state: { payment, resumeStatus: null, ...renewed(appointment) },
      };
    }
    case 'assign': {
      const { assigneeId, assigneeName } = action.content;
      return { status: 'processing', state: { assigneeId, assigneeName } };
    }
    case 'consult':
      return { status: 'processing' };
    case 'propose':
      return { status: 'processing', state: { proposal: { ...action.content, by: action.by.name } } };
    case 'sign':
      return action.content.approve
        ? { status: 'processing', state: { signed: { at, by: action.by.name, title: action.content.signerTitle } } }
        : {};
    case 'register_result':
      return { state: { registration: action.content } };
    case 'issue': {
      const { outcome } = action.content;
      return {
        status: outcome === 'grant' ? 'finished' : 'stopped',
        finishedAt: action.at,
        state: { result: action.content },
      };
    }
    case 'archive':
      return { state: { archivedAt: at } };
    case 'return_result':
      return {
        status: before.status === 'stopped' ? 'stopped' : 'returned',
        returnedAt: action.at,
        state: { postedOut: postedWith(action.content, at) },
      };
    case 'receive_result':
      return { state: { receivedAt: at } };
    case 'withdraw':
      return { status: 'withdrawn', finishedAt: action.at, state: { closingReason: action.content.reason } };
    case 'stop':
      return { status: 'stopped', finishedAt: action.at, state: { closingReason: action.content.reason } };
    case 'draft_extension':
      return { state: { extension: { ...state.extension, draft: { ...action.content, at } } } };
    case 'extend': {
      const { days, reason, appointment } = action.content;
      const decided = { at, days, reason, by: action.by.name, fromDueOn: state.appointment?.dueOn ?? '' };
      const extension = { draft: state.extension.draft, decided: [...state.extension.decided, decided] };
      return { state: { extension, ...renewed(appointment) } };
    }
    case 'record_breach':
      return { state: { breaches: [...state.breaches, { ...action.content, at }] } };
    case 'desk_late':
      return { state: { deskLate: [...state.deskLate, action.content.stage] } };
    case 'report_error': {
      const { what, dueOn, dueAt } = action.content;
      return {
        state: { corrections: [...state.corrections, { reportedAt: at, what, dueOn, dueAt, correctedAt: null }] },
      };
    }
    case 'correct': {
      const corrections = state.corrections.map((one) => ({ ...one, correctedAt: one.correctedAt ?? at }));
      const { paperId } = action.content;
      return { state: { corrections, ...(state.result && { result: { ...state.result, paperId } }) } };
    }
    case 'claim':
      return isOwnSpecialist(action.content)
        ? { state: { assigneeId: action.by.id, assigneeName: action.by.name } }
        : {};
    case 'reassign': {
      const { assigneeId, assigneeName } = action.content;
      return isOwnSpecialist(action.content) ? { state: { assigneeId, assigneeName } } : {};
    }
    case 'ask_opinion': {
      const { opinionId: id, question, askedId, askedName } = action.content;
      const asked = { id, question, by: action.by.name, askedId, askedName, askedAt: at, text: null, answeredAt: null };
      return { state: { opinions: [...state.opinions, asked] } };
    }
    case 'give_opinion': {
      const { opinionId, text } = action.content;
      const opinions = state.opinions.map((one) => (one.id === opinionId ? { ...one, text, answeredAt: at } : one));
      return { state: { opinions } };
    }
    case 'migrate':
      return { state: { variant: action.content.variant } };
    case 'submit':
    case 'consult_again':
    case 'partner_receive':
    case 'partner_answer':
    case 'partner_approve':
    case 'partner_send':
    case 'partner_silent':
    case 'review':
    case 'change':
    case 'acknowledge':
    case 'note':
    case 'move_unit':
      return {};
  }
}

/** The specialist of the lead agency is the one later steps come back to. */
function isOwnSpecialist({ instance, role }: { instance: string; role: string }): boolean {
  return instance === mainInstance && role === 'specialist';
}

/** The due date alone: its derivation stays in the action that set it. */
function dueDate({ term, article, from, dueOn, dueAt }: DueDate): DueDate {
  return { term, article, from, dueOn, dueAt };
}

function renewed(appointment: DueDate | null): Partial<DossierState> {
  return appointment ? { appointment: dueDate(appointment) } : {};
}

export function applyAction(before: Projection, action: DossierAction): Projection {
  const { state, ...columns } = changeOf(before, action);
  const consultations = [...consultationsAfter(before.state.consultations, action)];
  return { ...before, ...columns, lastActionAt: action.at, state: { ...before.state, consultations, ...state } };
}

/** The projection computed again from the whole log: what is stored must equal it. */
export function replay(actions: readonly DossierAction[]): Projection {
  const [first, ...rest] = actions;
  if (first?.kind !== 'submit') throw new RangeError('The first action of a dossier is its submission');
  return rest.reduce(applyAction, openProjection(first));
}
