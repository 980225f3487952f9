import { spokenLanguage } from '#infrastructure/spoken-language.ts';
import { checkEn } from './procedures.en.ts';
import { checkVi } from './procedures.vi.ts';

const texts = { vi: checkVi, en: checkEn } as const;

/** Lời kiểm tra gói thủ tục, in the language the check is asked in. */
export const checkTexts = () => texts[spokenLanguage()];
