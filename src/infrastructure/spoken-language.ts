import { AsyncLocalStorage } from 'node:async_hooks';
import type { Language } from './language.ts';

const spoken = new AsyncLocalStorage<Language>();

/**
 * Ngôn ngữ của lời kiểm tra: what `work` reports is said in this language. For checks whose sentences are made deep inside reading and
 * compiling, where none of the steps between has to do with language; anything else takes its language as a parameter.
 */
export function speakIn<Answer>(lang: Language, work: () => Answer): Answer {
  return spoken.run(lang, work);
}

/** Vietnamese unless somebody asked otherwise: commands and the start of the system say what is wrong in Vietnamese. */
export function spokenLanguage(): Language {
  return spoken.getStore() ?? 'vi';
}
