import { bindExpression, type BoundExpression } from '../feel/bind-expression.browser.ts';
import type { AnyFieldType } from '../field-types/field-type.browser.ts';
import { fieldTypes } from '../field-types/field-types.browser.ts';
import type { Field, FormDefinition, InstalledForm, Section } from '../form-definition.contract.ts';

export type SectionNode = {
  readonly kind: 'section';
  readonly section: Section;
  readonly visible: BoundExpression | undefined;
  /** Whether its subject is whoever is signed in. */
  readonly isSelf: BoundExpression | boolean;
  readonly fields: readonly FieldNode[];
};

export type FieldNode = {
  readonly kind: 'field';
  readonly sectionId: string;
  readonly field: Field;
  readonly type: AnyFieldType;
  readonly visible: BoundExpression | undefined;
  readonly required: BoundExpression | boolean;
  readonly computed: BoundExpression | undefined;
};

/** Tờ khai với các điều kiện đã gắn: closures bound once, nodes in the order of evaluation. */
export type FormModel = {
  readonly definition: FormDefinition;
  readonly sections: readonly SectionNode[];
  readonly order: readonly (SectionNode | FieldNode)[];
};

export function buildModel({ definition, expressions, order }: InstalledForm): FormModel {
  const bound = new Map(Object.entries(expressions).map(([text, ast]) => [text, bindExpression(ast)]));
  const bind = (text: string | undefined): BoundExpression | undefined => {
    if (text === undefined) return undefined;
    const expression = bound.get(text);
    if (!expression) throw new Error(`Form ${definition.id} was installed without the expression ${text}`);
    return expression;
  };
  const selfOf = ({ subject }: Section): BoundExpression | boolean => {
    const self = subject?.self ?? false;
    return typeof self === 'string' ? (bind(self) ?? false) : self;
  };
  const nodes = new Map<string, SectionNode | FieldNode>();
  const sections = definition.sections.map((section): SectionNode => {
    const fields = section.fields.map((field): FieldNode => ({
      kind: 'field',
      sectionId: section.id,
      field,
      type: fieldTypes[field.type],
      visible: bind(field.visible),
      required: typeof field.required === 'string' ? (bind(field.required) ?? false) : isRequired(field),
      computed: bind(field.computed),
    }));
    const node: SectionNode = {
      kind: 'section',
      section,
      visible: bind(section.visible),
      isSelf: selfOf(section),
      fields,
    };
    nodes.set(section.id, node);
    for (const field of fields) nodes.set(`${section.id}.${field.field.id}`, field);
    return node;
  });
  return { definition, sections, order: order.flatMap((path) => nodes.get(path) ?? []) };
}

/** A declaration that may stay unticked would say nothing, so it is required unless told otherwise. */
const isRequired = ({ required, type }: Field): boolean =>
  required === true || (type === 'declaration' && required !== false);
