import { z } from 'zod';
import type { DossierAction } from './dossier-action.ts';
import type { DossierStatus } from './dossier-status.ts';
import { Appointment, FeeItem, Parties, ResultDelivery, SupplementItem } from '../dossiers.contract.ts';

const Instant = z.iso.datetime();

/** Một lần yêu cầu bổ sung. */
const SupplementRound = z.object({
  requestedAt: Instant,
  items: z.array(SupplementItem),
  reason: z.string(),
  contact: z.string(),
  repeatReason: z.string(),
  answeredAt: Instant.nullable(),
});

/** Trạng thái của hồ sơ beyond its columns: everything here is computed from the actions by `applyAction`. */
export const DossierState = z.object({
  parties: Parties,
  variant: z.string(),
  delivery: ResultDelivery,
  appointment: Appointment.nullable(),
  /** Status to go back to when what was asked for has come. */
  resumeStatus: z.enum(['submitted', 'accepted', 'processing']).nullable(),
  supplements: z.array(SupplementRound),
  fees: z.array(FeeItem),
  payment: z
    .object({ chargeId: z.string(), amountVnd: z.number(), receiptNumber: z.string(), paidAt: Instant })
    .nullable(),
  assigneeId: z.string().nullable(),
  assigneeName: z.string().nullable(),
  proposal: z.object({ outcome: z.enum(['grant', 'refuse']), summary: z.string(), by: z.string() }).nullable(),
  signed: z.object({ at: Instant, by: z.string(), title: z.string() }).nullable(),
  registration: z
    .object({
      system: z.string(),
      number: z.string(),
      book: z.string(),
      registeredOn: z.string(),
      extra: z.record(z.string(), z.string()),
    })
    .nullable(),
  result: z
    .object({
      number: z.string(),
      issuedOn: z.string(),
      paperId: z.string().nullable(),
      outcome: z.enum(['grant', 'refuse']),
    })
    .nullable(),
  archivedAt: Instant.nullable(),
  receivedAt: Instant.nullable(),
  closingReason: z.string().nullable(),
});
export type DossierState = z.infer<typeof DossierState>;

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
  const { parties, variant, delivery, fees } = action.content;
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
      fees,
      appointment: null,
      resumeStatus: null,
      supplements: [],
      payment: null,
      assigneeId: null,
      assigneeName: null,
      proposal: null,
      signed: null,
      registration: null,
      result: null,
      archivedAt: null,
      receivedAt: null,
      closingReason: null,
    },
  };
}

type Change = Partial<Omit<Projection, 'state'>> & { state?: Partial<DossierState> };

/** What one action changes. Pure; whether it is lawful was asked before (`dossier-status.ts`, `allowed-actions.ts`). */
function changeOf(before: Projection, action: DossierAction): Change {
  const at = action.at.toISOString();
  const { state } = before;
  switch (action.kind) {
    case 'submit':
      return {};
    case 'accept': {
      const { appointment, fees, waitsForPayment } = action.content;
      if (waitsForPayment)
        return {
          status: 'awaiting_payment',
          acceptedAt: action.at,
          state: { appointment, fees, resumeStatus: 'accepted' },
        };
      return { status: 'accepted', acceptedAt: action.at, state: { appointment, fees } };
    }
    case 'reject':
      return { status: 'rejected', finishedAt: action.at, state: { closingReason: action.content.reason } };
    case 'request_supplement': {
      const resumeStatus = before.status === 'accepted' || before.status === 'processing' ? before.status : 'submitted';
      const round = { requestedAt: at, answeredAt: null, ...action.content };
      return { status: 'awaiting_supplement', state: { resumeStatus, supplements: [...state.supplements, round] } };
    }
    case 'supplement': {
      const supplements = state.supplements.map((round, index) =>
        index === state.supplements.length - 1 ? { ...round, answeredAt: at } : round,
      );
      const appointment = action.content.appointment ?? state.appointment;
      return { status: state.resumeStatus ?? 'submitted', state: { supplements, appointment, resumeStatus: null } };
    }
    case 'pay': {
      const { chargeId, amountVnd, receiptNumber } = action.content;
      const payment = { chargeId, amountVnd, receiptNumber, paidAt: at };
      if (before.status !== 'awaiting_payment') return { state: { payment } };
      const appointment = action.content.appointment ?? state.appointment;
      return { status: state.resumeStatus ?? 'accepted', state: { payment, appointment, resumeStatus: null } };
    }
    case 'assign': {
      const { assigneeId, assigneeName } = action.content;
      return { status: 'processing', state: { assigneeId, assigneeName } };
    }
    case 'propose':
      return { status: 'processing', state: { proposal: { ...action.content, by: action.by.name } } };
    case 'review':
      return {};
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
      return { status: before.status === 'stopped' ? 'stopped' : 'returned', returnedAt: action.at };
    case 'receive_result':
      return { state: { receivedAt: at } };
    case 'withdraw':
      return { status: 'withdrawn', finishedAt: action.at, state: { closingReason: action.content.reason } };
  }
}

export function applyAction(before: Projection, action: DossierAction): Projection {
  const { state, ...columns } = changeOf(before, action);
  return { ...before, ...columns, lastActionAt: action.at, state: { ...before.state, ...state } };
}

/** The projection computed again from the whole log: what is stored must equal it. */
export function replay(actions: readonly DossierAction[]): Projection {
  const [first, ...rest] = actions;
  if (first?.kind !== 'submit') throw new RangeError('The first action of a dossier is its submission');
  return rest.reduce(applyAction, openProjection(first));
}
