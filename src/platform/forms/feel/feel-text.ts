import { spokenLanguage } from '#infrastructure/spoken-language.ts';
import { feelEn } from './feel.en.ts';
import { feelVi } from './feel.vi.ts';

const texts = { vi: feelVi, en: feelEn } as const;

/** Why an expression is refused, in the language the check is asked in. */
export function feelText(key: keyof typeof feelVi, params: Readonly<Record<string, string>> = {}): string {
  return texts[spokenLanguage()][key].replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
}
