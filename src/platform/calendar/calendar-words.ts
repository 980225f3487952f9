import type { Language } from '#infrastructure/language.ts';
import { derivationEn } from './derivation.en.ts';
import { derivationVi, type CalendarWords } from './derivation.vi.ts';

export type { CalendarWords };

/** The sentences about terms in each language; articles are cited in Vietnamese, as the law is written. */
export const calendarWords: Readonly<Record<Language, CalendarWords>> = { vi: derivationVi, en: derivationEn };
