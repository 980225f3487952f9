import type { GoldenDossier } from '#applications/procedures/index.ts';
import { formatDueAt } from '#platform/calendar/index.ts';
import type { Consultation } from '../course/consultation.contract.ts';
import type { Course } from '../course/course.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import { actionSource } from '../course/dossier-status.ts';
import type { DueDate } from '../dossiers.contract.ts';
import { goldenTexts } from './golden.vi.ts';

type Outcome = {
  course: Course;
  actions: readonly DossierAction[];
  variant: string;
  requires: readonly string[];
  feesVnd: number;
};

/** What came out of a golden dossier otherwise than expected. */
export function compareGolden({ expect }: GoldenDossier, outcome: Outcome): string[] {
  const { course, actions, variant, requires, feesVnd } = outcome;
  const { status, finishedAt, state } = course.dossier;
  const differences: string[] = [];
  const same = (what: string, expected: unknown, found: unknown) => {
    if (expected !== found) differences.push(goldenTexts.differs(what, String(expected), String(found)));
  };
  same('variant', expect.variant, variant);
  if (expect.requires) same('requires', expect.requires.join(', '), requires.join(', '));
  same('feesVnd', expect.feesVnd, feesVnd);
  same('status', expect.status, status);
  const due = state.appointment;
  if (expect.dueOn) same('dueOn', expect.dueOn, due?.dueOn);
  if (expect.dueAt) same('dueAt', expect.dueAt, due && momentOf(due));
  if (due && finishedAt) same('onTime', expect.onTime, finishedAt <= new Date(due.dueAt));
  const open = course.tasks.map(({ action, nodeId }) => action || nodeId);
  same('open', expect.open.toSorted().join(', '), open.toSorted().join(', '));
  if (expect.partners) {
    const found = Object.fromEntries(state.consultations.map((one) => [one.partner, stageOf(one)]));
    same('partners', textOf(expect.partners), textOf(found));
  }
  if (expect.happened) {
    const found = actions.map(({ kind }) => kind).filter((kind) => actionSource(kind) === 'system');
    same('happened', expect.happened.join(', '), found.join(', '));
  }
  return differences;
}

const momentOf = ({ dueOn, dueAt }: DueDate) => formatDueAt({ dueOn, dueAt: new Date(dueAt) }).slice(0, 16);

function stageOf({ ended, returnedAt }: Consultation): string {
  return ended ?? (returnedAt === null ? 'waiting' : 'returned');
}

function textOf(stages: Readonly<Record<string, string>>): string {
  return Object.entries(stages)
    .map(([partner, stage]) => `${partner} ${stage}`)
    .toSorted()
    .join(', ');
}
