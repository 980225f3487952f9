import { useMemo } from 'react';
import { createForm, type Evaluation, type Form } from '#platform/forms/form.browser.ts';
import type { FormProblem } from '#platform/forms/form-values.contract.ts';
import { listsAsCodeLists } from '../../ui/fields/form-problems.ts';
import type { ProcedureAtCounter } from './procedures.data.ts';

export type ProcedureForm = {
  form: Form;
  data: Readonly<Record<string, unknown>>;
  evaluation: Evaluation;
  problems: readonly FormProblem[];
};

/** Tờ khai của thủ tục with what is answered so far: what is shown, what is wrong. */
export function useProcedureForm(
  { form: installed, lists, today }: ProcedureAtCounter,
  data: Readonly<Record<string, unknown>>,
): ProcedureForm {
  const form = useMemo(() => createForm(installed, { codeLists: listsAsCodeLists(lists) }), [installed, lists]);
  const evaluation = form.evaluate(data, { today });
  const problems = useMemo(() => form.validate(data, { today }).problems, [form, data, today]);
  return { form, data, evaluation, problems };
}
