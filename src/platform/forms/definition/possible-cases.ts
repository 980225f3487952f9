import { bindExpression, type BoundExpression } from '../feel/bind-expression.browser.ts';
import { compileExpression } from '../feel/compile-expression.ts';
import type { Field, Section } from '../form-definition.contract.ts';
import { answersTo, plainly, type ConditionScope, type Reading } from './never-true.ts';
import { anotherText } from './possible-values.ts';

/** A dossier that can be: what it answers to the things conditions ask, and which of the conditions it fulfils. */
export type PossibleCase = {
  /** A value that is undefined is any other than those the conditions name. */
  answers: readonly { path: string; field: Field | undefined; value: unknown }[];
  holds: readonly boolean[];
};

/**
 * Các trường hợp có thể có: one dossier of every sort the conditions can tell apart. Only dossiers that can surely be are given: a field
 * that must be answered is, one that is not shown is not. Undefined where that cannot be told of these conditions.
 */
export function possibleCases(texts: readonly string[], scope: ConditionScope): PossibleCase[] | undefined {
  const reading: Reading = { scope, terms: new Map(), free: [] };
  const conditions = texts.map((text) => read(text, reading));
  if (conditions.includes(undefined) || reading.free.length > 0) return undefined;
  const duties = dutiesIn(reading);
  const terms = [...reading.terms];
  const paths = terms.flatMap(([, { paths: own }]) => own);
  // Two things asked of one field hang together in ways that are not tried here.
  if (new Set(paths).size < paths.length) return undefined;
  const answers = answersTo(reading)?.filter((answer) => duties.every((duty) => duty(answer)));
  return answers?.map((answer) => ({
    answers: terms.map(([path, { name }]) => ({ path, field: placeOf(path, scope)?.field, value: told(answer[name]) })),
    holds: conditions.map((condition) => condition?.(answer) === true),
  }));
}

const told = (value: unknown): unknown => (value === anotherText ? undefined : value);

function read(text: string, reading: Reading): BoundExpression | undefined {
  const compiled = compileExpression(text);
  return compiled.ok ? bindExpression(plainly(compiled.ast, reading)) : undefined;
}

type Duty = (answer: Readonly<Record<string, unknown>>) => boolean;

/** What must hold between the answers; what shows a field, or makes it a duty, is asked about too. */
function dutiesIn(reading: Reading): Duty[] {
  const duties: Duty[] = [];
  const seen = new Set<string>();
  for (let next = [...reading.terms]; next.length > 0; next = [...reading.terms].filter(([path]) => !seen.has(path))) {
    for (const [path, { name }] of next) {
      seen.add(path);
      const place = placeOf(path, reading.scope);
      duties.push(place ? dutyOf(name, place, reading) : (answer) => answer[name] !== null);
    }
  }
  return duties;
}

type Place = { section: Section; field: Field };

function dutyOf(name: string, { section, field }: Place, reading: Reading): Duty {
  const shown = [section.visible, field.visible].flatMap((text) => (text === undefined ? [] : [text]));
  const isShown = shown.map((text) => readIfTold(text, reading));
  const { required = false } = field;
  const isDue = typeof required === 'string' ? readIfTold(required, reading) : () => required;
  return (answer) => {
    const isAnswered = answer[name] !== null;
    if (isShown.some((condition) => condition && condition(answer) !== true)) return !isAnswered;
    // Where it cannot be told it is not claimed that it may be left out.
    return isAnswered || (isDue !== undefined && isDue(answer) !== true);
  };
}

/** Undefined where the condition asks what cannot be told; nothing of it is then asked. */
function readIfTold(text: string, reading: Reading): BoundExpression | undefined {
  const trial: Reading = { ...reading, terms: new Map(), free: [] };
  read(text, trial);
  return trial.free.length > 0 ? undefined : read(text, reading);
}

function placeOf(path: string, { definition }: ConditionScope): Place | undefined {
  const [part, id] = path.split('.');
  const section = definition.sections.find((one) => one.id === part);
  const field = section?.fields.find((one) => one.id === id);
  return section && field && { section, field };
}
