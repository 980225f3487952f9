import { proceduresEn } from '#applications/procedures/procedures.en.ts';
import { proceduresVi } from '#applications/procedures/procedures.vi.ts';
import type { Language } from '../../ui/text.tsx';

function lookUp(key: string, lang: Language): string {
  const texts: Readonly<Record<string, string>> = lang === 'en' ? proceduresEn : proceduresVi;
  return texts[key] ?? key;
}

export const levelText = (level: string, lang: Language) => lookUp(`procedure.level.${level}`, lang);
export const serviceLevelText = (level: string, lang: Language) => lookUp(`procedure.service_level.${level}`, lang);
export const applicantText = (kind: string, lang: Language) => lookUp(`procedure.applicant.${kind}`, lang);
export const catalogueLevelText = (level: string, lang: Language) => lookUp(`procedure.catalogue_level.${level}`, lang);
/** A length of time in words, e.g. `7,5 ngày làm việc`. */
export const catalogueTermText = ({ amount, unit }: { amount: number; unit: string }, lang: Language) =>
  lookUp(`procedure.term.${unit}`, lang).replace('{amount}', amount.toLocaleString(lang === 'en' ? 'en' : 'vi-VN'));
