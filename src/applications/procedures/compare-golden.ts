import { formatDueAt } from '#platform/calendar/index.ts';
import { openTasks } from '#platform/workflow/index.ts';
import type { GoldenDossier } from './golden-dossier.ts';
import type { InstalledPackage } from './procedures.queries.ts';
import { goldenTexts } from './procedures.vi.ts';
import type { GoldenPlay } from './take-golden-step.ts';

type Outcome = {
  play: GoldenPlay | undefined;
  installed: Pick<InstalledPackage, 'process'>;
  variant: string;
  requires: readonly string[];
  feesVnd: number;
};

/** What came out of a golden dossier otherwise than expected. */
export function compareGolden(
  { expect }: GoldenDossier,
  { play, installed, variant, requires, feesVnd }: Outcome,
): string[] {
  const differences: string[] = [];
  const same = (what: string, expected: unknown, found: unknown) => {
    if (expected !== found) differences.push(goldenTexts.differs(what, String(expected), String(found)));
  };
  same('variant', expect.variant, variant);
  if (expect.requires) same('requires', expect.requires.join(', '), requires.join(', '));
  same('feesVnd', expect.feesVnd, feesVnd);
  same('status', expect.status, play?.course.status);
  if (expect.dueOn) same('dueOn', expect.dueOn, play?.due?.dueOn);
  if (expect.dueAt) same('dueAt', expect.dueAt, play?.due && formatDueAt(play.due).slice(0, 16));
  const { due, finishedAt } = play ?? {};
  if (due && finishedAt) same('onTime', expect.onTime, finishedAt <= due.dueAt);
  const open = play ? openTasks(installed.process, play.state).map(({ action, nodeId }) => action ?? nodeId) : [];
  same('open', expect.open.toSorted().join(', '), open.toSorted().join(', '));
  return differences;
}
