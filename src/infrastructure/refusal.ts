import { findText, type Catalogues, type Language } from './language.ts';

/**
 * A refusal: an expected "no" with a code the message catalogue knows. Thrown by use cases, turned into an answer in one place
 * (`http/errors.ts`). Anything else thrown is a bug or an outage.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  readonly params: RefusalParams;
  readonly details: unknown;

  constructor(code: string, status: number, { params = {}, details }: { params?: RefusalParams; details?: unknown }) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.status = status;
    this.params = params;
    this.details = details;
  }
}

export type RefusalParams = Readonly<Record<string, string | number>>;

/**
 * Declares the refusals of a module, each with its HTTP status, and returns the function that makes one.
 * The codes are checked by the compiler; the texts live in the module's `.vi.ts` and `.en.ts` under the same code.
 */
export function defineRefusals<Code extends string>(statuses: Readonly<Record<Code, number>>) {
  return (code: Code, params?: RefusalParams, details?: unknown): Refusal =>
    new Refusal(code, statuses[code], { ...(params && { params }), details });
}

/** Fills `{name}` places of a catalogue text. */
export function fillText(text: string, params: RefusalParams = {}): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
}

/** What a refusal says in a language. */
export function refusalText({ code, params }: Refusal, texts: Catalogues, lang: Language): string {
  return fillText(findText(texts, lang, code) ?? code, params);
}
