import { findText, type Language } from '#infrastructure/language.ts';
import { fillText, type RefusalParams } from '#infrastructure/refusal.ts';
import {
  ConnectionTrialView,
  type trialStates,
  type trialSteps,
  type TrialStepView,
} from './connection-trial.contract.ts';
import type { TrialRow } from './connection-trials.queries.ts';
import { connectionTrialsEn } from './connection-trials.en.ts';
import { connectionTrialsVi } from './connection-trials.vi.ts';
import {
  firstFailed,
  whoseMatter,
  type FailureCode,
  type StepCode,
  type StepParams,
  type TrialStep,
} from './trial-step.ts';

type TextCode =
  | `state.${(typeof trialStates)[number]}`
  | 'state.passed_composed'
  | `step.${(typeof trialSteps)[number]}`
  | `seen.${StepCode}`
  | `todo.${FailureCode}`;
const vi = connectionTrialsVi satisfies Record<`exchange.trial.${TextCode}`, string>;
const texts = { vi, en: connectionTrialsEn };
/** Where a provider's server is concerns who owns it and who runs the axis; consumers call the axis. */
const ofProvider = { host: '', names: '' };
/** Which gateways there are, only who runs the axis is told. */
const ofAxis = { gateway: '' };

export type TrialReader = {
  lang: Language;
  /** Agencies that own the systems. */
  consumer: string;
  provider: string;
  mayNameServers: boolean;
  mayNameGateways: boolean;
};

/** Lượt thử kết nối bằng lời, in the language of who reads it and no more than they may see. */
export function trialView(row: TrialRow, reader: TrialReader): ConnectionTrialView {
  const broken = firstFailed(row.steps);
  const isComposed = row.state === 'passed' && row.steps.some(({ code }) => code === 'composed');
  const summary = say(reader, isComposed ? 'state.passed_composed' : `state.${row.state}`, {
    seconds: row.waits_seconds,
    title: broken ? say(reader, `step.${broken.step}`) : '',
  });
  return ConnectionTrialView.parse({
    id: row.id,
    askedAt: row.asked_at.toISOString(),
    ...{ askerName: row.asker_name, askerUnit: row.asker_unit, state: row.state, summary },
    steps: row.steps.map((step) => stepView(step, reader)),
  });
}

function stepView(step: TrialStep, reader: TrialReader): TrialStepView {
  const party = whoseMatter(step);
  const behind = step.params['step'];
  const params = {
    ...inFigures(step.params, reader.lang),
    ...(!reader.mayNameServers && ofProvider),
    ...(!reader.mayNameGateways && ofAxis),
    ...(behind !== undefined && { title: say(reader, `step.${behind}`) }),
  };
  return {
    ...{ step: step.step, outcome: step.outcome, title: say(reader, `step.${step.step}`) },
    seen: say(reader, `seen.${step.code}`, params),
    whose: party ? { party, name: party === 'axis' ? say(reader, 'axis') : reader[party] } : null,
    todo: party ? say(reader, `todo.${step.code}`, params) : '',
  };
}

function say({ lang }: Pick<TrialReader, 'lang'>, what: string, params: RefusalParams = {}): string {
  const code = `exchange.trial.${what}`;
  return fillText(findText(texts, lang, code) ?? code, params);
}

/** `10.000` in Vietnamese, `10,000` in English. */
const inFigures = (params: StepParams, lang: Language): StepParams =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' ? value.toLocaleString(lang === 'vi' ? 'vi-VN' : 'en-GB') : value,
    ]),
  );
