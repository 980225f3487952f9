import { spokenLanguage } from '#infrastructure/spoken-language.ts';
import { formFaultsEn } from './form-faults.en.ts';
import { formFaultsVi, type FormFaultKey } from './form-faults.vi.ts';

const texts = { vi: formFaultsVi, en: formFaultsEn } as const;

/** What is wrong with a form's definition, in the language the check is asked in. */
export function faultText(key: FormFaultKey, params: Readonly<Record<string, string>> = {}): string {
  return texts[spokenLanguage()][key].replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
}
