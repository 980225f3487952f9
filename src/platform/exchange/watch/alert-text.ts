import { findText, type Language } from '#infrastructure/language.ts';
import { fillText } from '#infrastructure/refusal.ts';
import { exchangeEn } from '../exchange.en.ts';
import { exchangeVi } from '../exchange.vi.ts';
import type { AlertDetail } from './alert.contract.ts';

const texts = { vi: exchangeVi, en: exchangeEn };

/** Lời của cảnh báo: one sentence with its figures. */
export function alertText(
  { kind, subject, detail }: { kind: string; subject: string; detail: AlertDetail },
  lang: Language,
): string {
  const code = `exchange.alert.${kind}`;
  return fillText(findText(texts, lang, code) ?? code, { ...detail, subject });
}
