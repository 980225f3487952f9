import { z } from 'zod';
import type { Language } from '#infrastructure/language.ts';
import type { Partner } from '#applications/procedures/index.ts';
import { refuse } from '../dossiers.errors.ts';

type Field = Partner['answer']['fields'][number];
type Finding = string | number | boolean;

/** Kết quả có cấu trúc: every field the procedure asks of the agency, of its kind, and none it does not ask. */
export function checkFindings(
  { answer: { fields } }: Pick<Partner, 'answer'>,
  findings: Readonly<Record<string, Finding>>,
): void {
  const unknown = Object.keys(findings).find((id) => !fields.some((field) => field.id === id));
  if (unknown !== undefined) throw refuse('dossier.finding_unknown', { field: unknown });
  for (const field of fields) {
    const value = findings[field.id];
    if (value === undefined || value === '') {
      if (field.required) throw refuse('dossier.finding_missing', { field: field.label });
    } else if (!isOfKind(field, value)) {
      throw refuse('dossier.finding_wrong', { field: field.label });
    }
  }
}

function isOfKind({ type }: Field, value: Finding): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'money':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0;
    case 'yes_no':
      return typeof value === 'boolean';
    case 'date':
      return z.iso.date().safeParse(value).success;
  }
}

/** The findings as lines of a paper (in Vietnamese) or of a page, in the order of the procedure. */
export function findingLines(
  { answer: { fields } }: Pick<Partner, 'answer'>,
  findings: Readonly<Record<string, Finding>>,
  lang: Language = 'vi',
): { label: string; text: string }[] {
  return fields.flatMap((field) => {
    const value = findings[field.id];
    return value === undefined || value === ''
      ? []
      : [{ label: lang === 'en' ? (field.labelEn ?? field.label) : field.label, text: textOf(field, value, lang) }];
  });
}

const words = { vi: { yes: 'Có', no: 'Không', vnd: 'đồng' }, en: { yes: 'Yes', no: 'No', vnd: 'VND' } } as const;

function textOf({ type }: Field, value: Finding, lang: Language): string {
  const { yes, no, vnd } = words[lang];
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value === 'number') return `${value.toLocaleString('vi-VN')}${type === 'money' ? ` ${vnd}` : ''}`;
  return type === 'date' ? value.split('-').toReversed().join('/') : value;
}
