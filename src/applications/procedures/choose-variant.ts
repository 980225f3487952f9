import { evaluateFeel } from '#platform/forms/index.ts';
import type { ProcedureDefinition, RequiredDocument } from './procedures.contract.ts';

type Form = Readonly<Record<string, unknown>>;

/** Trường hợp giải quyết of a form: the first whose condition holds; the last one stands for the rest. */
export function chooseVariant(definition: Pick<ProcedureDefinition, 'variants' | 'code'>, form: Form) {
  const chosen = definition.variants.find((variant) => !variant.when || evaluateFeel(variant.when, form) === true);
  const variant = chosen ?? definition.variants.at(-1);
  if (!variant) throw new Error(`Procedure ${definition.code} has no variant`);
  return variant;
}

/** Thành phần hồ sơ của trường hợp này, each with whether the law requires it here. */
export function documentsFor(
  definition: Pick<ProcedureDefinition, 'requiredDocuments'>,
  form: Form,
): (RequiredDocument & { isRequired: boolean })[] {
  return definition.requiredDocuments.map((document) => ({
    ...document,
    isRequired:
      typeof document.required === 'boolean' ? document.required : evaluateFeel(document.required, form) === true,
  }));
}
