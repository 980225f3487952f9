import type { Field } from '../form-definition.contract.ts';
import type { CodeLists, FieldValue, Language, ProblemCode } from '../form-values.contract.ts';

/** A problem of one value; `part` names the piece of a compound value, such as an address's commune. */
export type ValueProblem = {
  readonly code: ProblemCode;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly level?: 'error' | 'warning';
  readonly part?: string;
};

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: ValueProblem };

export type CheckContext = {
  readonly codeLists: CodeLists;
  /** The calendar day of the check, `YYYY-MM-DD` in Vietnam. */
  readonly today: string;
  /** The stored value at a field's path, for rules between fields. */
  readonly valueAt: (path: string) => unknown;
};
export type TextContext = { readonly codeLists: CodeLists; readonly lang: Language };

/**
 * Loại trường: how a value is read, checked and written. `parse` takes what was typed, posted or stored (never empty) and
 * reading its own result again gives the same; `check` judges a value that was read.
 */
export type FieldType<Value extends FieldValue = FieldValue> = {
  readonly parse: (input: unknown, field: Field) => Parsed<Value>;
  readonly check?: (value: Value, field: Field, ctx: CheckContext) => readonly ValueProblem[];
  readonly toText: (value: Value, field: Field, ctx: TextContext) => string;
  /** The value as conditions see it, when it is not the stored one. */
  readonly toFeel?: (value: Value) => unknown;
};

/** A field type with its own value hidden, so that types of all values stand in one table. */
export type AnyFieldType = {
  readonly parse: (input: unknown, field: Field) => Parsed<FieldValue>;
  readonly check: (value: unknown, field: Field, ctx: CheckContext) => readonly ValueProblem[];
  readonly toText: (value: unknown, field: Field, ctx: TextContext) => string;
  readonly toFeel: (value: unknown, field: Field) => unknown;
};

export function anyFieldType<Value extends FieldValue>(type: FieldType<Value>): AnyFieldType {
  const withValue = <Result>(
    input: unknown,
    field: Field,
    otherwise: Result,
    use: (value: Value) => Result,
  ): Result => {
    const parsed = type.parse(input, field);
    return parsed.ok ? use(parsed.value) : otherwise;
  };
  return {
    parse: type.parse,
    check: (value, field, ctx) => withValue(value, field, [], (read) => type.check?.(read, field, ctx) ?? []),
    toText: (value, field, ctx) => withValue(value, field, '', (read) => type.toText(read, field, ctx)),
    toFeel: (value, field) => withValue(value, field, null, (read) => type.toFeel?.(read) ?? read),
  };
}

export const wrong = (code: ProblemCode, params: Readonly<Record<string, string | number>> = {}): ValueProblem => ({
  code,
  params,
});

export const refused = (
  code: ProblemCode,
  params: Readonly<Record<string, string | number>> = {},
): { ok: false; problem: ValueProblem } => ({ ok: false, problem: { code, params } });
