import type { ConsultationView } from '#applications/dossiers/views/consultation-view.contract.ts';

export type AnswerField = ConsultationView['answerOptions']['fields'][number];
/** What was typed, by field; `yes` and `no` for a question. */
export type FindingTexts = Readonly<Record<string, string>>;

/** Reads the fields of an answer as they are typed: the values that can be sent, and the fields that are missing or wrong. */
export function readFindings(
  fields: readonly AnswerField[],
  texts: FindingTexts,
): { findings: Record<string, string | number | boolean>; problems: ReadonlySet<string> } {
  const findings: Record<string, string | number | boolean> = {};
  const problems = new Set<string>();
  for (const field of fields) {
    const text = (texts[field.id] ?? '').trim();
    const value = text === '' ? undefined : valueOf(field, text);
    if (value === undefined && (text !== '' || field.required)) problems.add(field.id);
    if (value !== undefined) findings[field.id] = value;
  }
  return { findings, problems };
}

/** The value typed, undefined when it is none: `1.250.000`, `12,5`, `05/01/2026`. */
function valueOf({ type }: AnswerField, text: string): string | number | boolean | undefined {
  switch (type) {
    case 'text':
      return text;
    case 'yes_no':
      return text === 'yes';
    case 'money': {
      const digits = text.replace(/[\s.]/g, '');
      return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
    }
    case 'number': {
      const typed = text.replace(/\s/g, '');
      // Dots between thousands, a comma before decimals; a dot before one or two digits can only mean decimals.
      const plain = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(typed) ? typed.replaceAll('.', '') : typed;
      const number = plain.replace(',', '.');
      return /^-?\d{1,15}(\.\d+)?$/.test(number) ? Number(number) : undefined;
    }
    case 'date':
      return dayOf(text);
  }
}

function dayOf(text: string): string | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}
