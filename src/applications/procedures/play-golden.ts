import type { Due } from '#platform/calendar/index.ts';
import { createForm, evaluateFeel, formVariables, problemText, type CodeLists } from '#platform/forms/index.ts';
import { startProcess } from '#platform/workflow/index.ts';
import { chooseVariant, documentsFor } from './choose-variant.ts';
import { compareGolden } from './compare-golden.ts';
import { computeFees } from './compute-fees.ts';
import type { Clockwork } from './golden-clock.ts';
import type { GoldenDossier, GoldenStatus } from './golden-dossier.ts';
import type { InstalledPackage } from './procedures.queries.ts';
import { goldenTexts } from './procedures.vi.ts';
import { takeGoldenStep, type GoldenPlay } from './take-golden-step.ts';

export type GoldenRules = Clockwork & { codeLists: CodeLists };
type Playable = Pick<InstalledPackage, 'code' | 'definition' | 'form' | 'process'>;

/** What came of a golden dossier; `differences` is empty when all is as expected. */
export type PlayedGolden = {
  name: string;
  variant: string;
  feesVnd: number;
  status: GoldenStatus;
  due: Due | undefined;
  differences: string[];
};

const ctx = { evaluate: evaluateFeel };

/** Chạy thử hồ sơ mẫu: plays a golden dossier through form, papers, fees, clock and process, without a database. */
export function playGolden(installed: Playable, golden: GoldenDossier, rules: GoldenRules): PlayedGolden {
  const { definition } = installed;
  const differences: string[] = [];
  const differ = (text: string) => differences.push(text);
  const on = golden.handedInAt.slice(0, 10);

  const variables = readForm(installed, golden.form, { rules, on, differ });
  const variant = chooseVariant(definition, variables);
  const required = documentsFor(definition, variables).filter(({ isRequired }) => isRequired);
  const missing = required.filter(({ id, replacedBy }) => !replacedBy && !golden.documents.includes(id));
  for (const { name } of missing) differ(goldenTexts.documentMissing(name));
  const feesVnd = computeFees(definition, { channel: golden.channel, on, form: variables }).reduce(
    (sum, fee) => sum + fee.amountVnd,
    0,
  );

  const [processId = ''] = Object.keys(installed.process.processes);
  const started = startProcess(
    installed.process,
    { processId, variables: { channel: golden.channel, ...variables } },
    ctx,
  );
  const begun = { status: 'submitted', resume: 'submitted', outcome: 'grant', signed: false, paid: false } as const;
  let play: GoldenPlay | undefined = started.accepted ? { course: begun, state: started.state } : undefined;
  let before = golden.handedInAt;
  for (const [index, one] of golden.steps.entries()) {
    if (one.at < before) differ(goldenTexts.turnedBack(index + 1, one.at));
    before = one.at;
    if (one.action === 'supplement' && one.form)
      readForm(installed, one.form, { rules, on: one.at.slice(0, 10), differ });
    const next =
      play && takeGoldenStep(installed, play, { one, feesVnd, processingTime: variant.processingTime, rules });
    if (typeof next === 'string') differ(goldenTexts.stepRefused(index + 1, one.action, next));
    if (typeof next !== 'object') break;
    play = next;
  }
  const requires = required.map(({ id }) => id);
  differences.push(...compareGolden(golden, { play, installed, variant: variant.id, requires, feesVnd }));
  const { name } = golden;
  const status = play?.course.status ?? 'submitted';
  return { name, variant: variant.id, feesVnd, status, due: play?.due, differences };
}

function readForm(
  installed: Playable,
  input: Record<string, unknown>,
  { rules, on, differ }: { rules: GoldenRules; on: string; differ: (text: string) => void },
): Record<string, unknown> {
  const form = createForm(installed.form, { codeLists: rules.codeLists });
  const { data, problems } = form.validate(input, { today: on });
  for (const problem of problems.filter(({ level }) => level === 'error')) {
    differ(goldenTexts.formWrong(problem.path, problemText(problem, form, 'vi')));
  }
  return formVariables(installed.form, data, { today: on });
}
