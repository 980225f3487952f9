import { randomUUID } from 'node:crypto';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { GoldenStep } from '#applications/procedures/index.ts';
import { openConsultationOf } from '../course/consultations.ts';
import { dueAfterPayment, dueAfterSupplement, dueExtended, dueOnAcceptance } from '../course/course-clock.ts';
import type { Ground } from '../course/course.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import type { Dossier } from '../course/dossier.ts';
import { consultationDue, partnersFor, planConsultation, turnAfter } from '../course/plan-consultation.ts';
import { goldenHead } from './open-golden.ts';

type Taking = {
  ground: Ground;
  dossier: Dossier;
  /** Variables of the form as it stands. */
  form: Record<string, unknown>;
  onPaper: boolean;
  at: Date;
};

const words = 'hồ sơ mẫu';
const item = { target: 'other', name: words, what: words };

/**
 * The action a step of a golden dossier stands for: what the law reckons with is computed as for a real dossier, words and numbers
 * are filled in. Undefined for a step that is no action.
 */
export function goldenAction(step: GoldenStep, taking: Taking): DossierAction | undefined {
  const { ground, dossier, at } = taking;
  const head = goldenHead(at);
  const on = vietnamDay(at);
  switch (step.action) {
    case 'accept': {
      const { fees } = dossier.state;
      const waitsForPayment = ground.installed.definition.feeDue === 'on_acceptance' && fees.some(costs);
      const appointment = dueOnAcceptance(ground, dossier, at);
      return { kind: 'accept', ...head, content: { appointment, fees, waitsForPayment, slipGiven: true } };
    }
    case 'reject':
      return { kind: 'reject', ...head, content: { reason: words } };
    case 'request_supplement': {
      const content = { items: [item], reason: words, contact: '', repeatReason: '' };
      return { kind: 'request_supplement', ...head, content };
    }
    case 'supplement': {
      const appointment = dueAfterSupplement(ground, dossier, at);
      const content = { documents: [], form: step.form ?? null, note: '', appointment };
      return { kind: 'supplement', ...head, content };
    }
    case 'pay': {
      const amountVnd = dossier.state.fees.reduce((sum, fee) => sum + fee.amountVnd, 0);
      const appointment = dueAfterPayment(ground, dossier, at);
      const content = { chargeId: randomUUID(), amountVnd, receiptNumber: '1', method: 'cash', appointment };
      return { kind: 'pay', ...head, content };
    }
    case 'assign':
      return {
        kind: 'assign',
        ...head,
        content: { assigneeId: head.by.id, assigneeName: head.by.name, note: '' },
      };
    case 'consult':
    case 'consult_again':
    case 'partner_receive':
    case 'partner_answer':
    case 'partner_approve':
    case 'partner_send':
      return aboutPartners(step, taking);
    case 'propose':
      return { kind: 'propose', ...head, content: { outcome: step.outcome, summary: words } };
    case 'review':
      return { kind: 'review', ...head, content: { agree: step.agree, note: words } };
    case 'sign':
      return { kind: 'sign', ...head, content: { approve: step.approve, note: words, signerTitle: '' } };
    case 'register_result': {
      const system = ground.installed.definition.result.system ?? '';
      const content = { system, number: '1', book: '1', registeredOn: on, extra: {} };
      return { kind: 'register_result', ...head, content };
    }
    case 'issue': {
      const outcome = dossier.state.proposal?.outcome ?? 'grant';
      return { kind: 'issue', ...head, content: { number: '1', issuedOn: on, paperId: null, outcome } };
    }
    case 'archive':
      return { kind: 'archive', ...head, content: { fileNumber: '1' } };
    case 'return_result':
      return { kind: 'return_result', ...head, content: { how: 'counter', recipient: words } };
    case 'withdraw':
      return { kind: 'withdraw', ...head, content: { reason: '' } };
    case 'stop':
      return { kind: 'stop', ...head, content: { reason: words, stage: '', money: '', paperId: null } };
    case 'extend': {
      const appointment = dueExtended(ground, dossier, { days: step.days, at });
      if (!appointment) return undefined;
      return { kind: 'extend', ...head, content: { days: step.days, reason: words, appointment, paperId: null } };
    }
    case 'change':
      return { kind: 'change', ...head, content: { documents: [], form: step.form ?? null, note: words } };
    case 'report_error':
      return { kind: 'report_error', ...head, content: { what: words, dueOn: null, dueAt: null, article: '' } };
    case 'correct':
      return { kind: 'correct', ...head, content: { what: words, paperId: null, number: '1', correctedOn: on } };
    case 'wait':
      return undefined;
  }
}

const costs = ({ amountVnd }: { amountVnd: number }) => amountVnd > 0;

type PartnerStep = Extract<GoldenStep, { action: 'consult' | 'consult_again' | `partner_${string}` }>;

function aboutPartners(step: PartnerStep, { ground, dossier, form, onPaper, at }: Taking): DossierAction | undefined {
  const head = goldenHead(at);
  switch (step.action) {
    case 'consult': {
      const ids = step.partners ?? partnersFor(ground, form).map(({ id }) => id);
      const asked = ids.map((partner) => ({ partner }));
      return {
        kind: 'consult',
        ...head,
        content: planConsultation(ground, { dossier, form, asked, isPaper: onPaper, at }),
      };
    }
    case 'consult_again': {
      const { partner } = step;
      const asked = openConsultationOf(dossier.state.consultations, partner);
      const due = asked && consultationDue(ground, asked, at);
      return due && { kind: 'consult_again', ...head, content: { partner, note: words, documents: [], due } };
    }
    case 'partner_receive': {
      const { partner, complete } = step;
      const content = { partner, complete, missing: complete ? [] : [item], note: '' };
      return { kind: 'partner_receive', ...head, content };
    }
    case 'partner_answer': {
      const { partner, outcome, findings } = step;
      const asked = ground.installed.definition.partners.find(({ id }) => id === partner);
      const outcomeName = asked?.answer.outcomes.find(({ id }) => id === outcome)?.name ?? outcome;
      const answer = { outcome, outcomeName, summary: words, findings, documents: [] };
      return { kind: 'partner_answer', ...head, content: { partner, answer } };
    }
    case 'partner_approve': {
      const { partner, approve } = step;
      return { kind: 'partner_approve', ...head, content: { partner, approve, note: words, signerTitle: '' } };
    }
    case 'partner_send': {
      const { partner } = step;
      const next = turnAfter(ground, dossier, at);
      return { kind: 'partner_send', ...head, content: { partner, fileNumber: '1', ...(next && { next }) } };
    }
  }
}
