import { spokenLanguage } from '#infrastructure/spoken-language.ts';
import { decisionEn } from './decision-texts.en.ts';
import { decisionVi } from './decision-texts.vi.ts';

const texts = { vi: decisionVi, en: decisionEn } as const;

/** Lời kiểm tra bảng quyết định, in the language the check is asked in. */
export const decisionTexts = () => texts[spokenLanguage()];
