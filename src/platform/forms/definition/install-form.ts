import type { FeelAst } from '../feel/feel-ast.contract.ts';
import { compileExpression } from '../feel/compile-expression.ts';
import type { FormDefinition, InstalledForm } from '../form-definition.contract.ts';
import { evaluationOrder } from './evaluation-order.ts';
import { pathsRead } from './expression-paths.ts';

/** Cài đặt tờ khai: compiles every expression and fixes the order of evaluation, once. The definition must have been read. */
export function installForm(definition: FormDefinition): InstalledForm {
  const expressions = new Map<string, FeelAst>();
  for (const { visible, subject, fields } of definition.sections) {
    const texts = [
      visible,
      subject?.self,
      ...fields.flatMap((field) => [field.visible, field.required, field.computed]),
    ];
    for (const text of texts) if (typeof text === 'string') expressions.set(text, compile(text));
  }
  const ordered = evaluationOrder(definition, (text) => pathsRead(expressions.get(text) ?? compile(text)));
  if (!ordered.ok) throw new Error(`Form ${definition.id} has a circular condition: ${ordered.circle.join(' → ')}`);
  return { definition, expressions: Object.fromEntries(expressions), order: ordered.order };
}

function compile(text: string): FeelAst {
  const compiled = compileExpression(text);
  if (!compiled.ok)
    throw new Error(`Expression "${text}" was not checked before installing: ${compiled.problem.message}`);
  return compiled.ast;
}

/** Các danh mục mà tờ khai dùng, for the check that they exist. */
export function codeListsOf({ sections }: FormDefinition): string[] {
  const names = sections.flatMap(({ fields }) => fields.flatMap(({ codeList }) => codeList ?? []));
  return [...new Set(names)].sort();
}
