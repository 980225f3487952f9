import { fillText, type RefusalParams } from '#infrastructure/refusal.ts';
import type { Language } from '#infrastructure/language.ts';
import { dayText, dueTime } from '../course/appointment-text.ts';
import { actionTextsEn } from './action-texts.en.ts';
import { actionTextsVi, type ActionTextKey } from './action-texts.vi.ts';
import type { StepWords } from './step-words.ts';

const texts: Readonly<Record<Language, Readonly<Record<ActionTextKey, string>>>> = {
  vi: actionTextsVi,
  en: actionTextsEn,
};

/** A sentence to be told: its text and what goes into it. */
export type Told = { key: ActionTextKey; params?: RefusalParams };

/** How an action is told: whose names its partners and steps have, and in which language. */
export type Telling = {
  lang: Language;
  partnerName: (partner: string) => string;
  stepName: StepWords;
  /** The coordinating agencies the reader speaks for: of the others it is told that they drafted, not what. */
  ownPartners: readonly string[];
};

export const colon = (note: string): string => (note ? `: ${note}` : '.');

/** Parameters that read otherwise in each language. */
export function wordsIn(lang: Language) {
  const say = (key: ActionTextKey, params: RefusalParams = {}) => sentence({ key, params }, lang);
  return {
    channel: (channel: 'online' | 'counter' | 'post') => say(`channel.${channel}`),
    due: (due: { dueOn: string; dueAt: string }) => {
      const time = dueTime(due);
      return time ? say('due.at', { time, day: dayText(due.dueOn) }) : say('due.on', { day: dayText(due.dueOn) });
    },
    money: (amountVnd: number) => say('money', { amount: amountVnd.toLocaleString('vi-VN') }),
    kept: (keep: 'declared' | 'register') => say(`officer.kept_${keep}`),
    form: (form: object | null) => (form ? say('officer.form_corrected') : ''),
  };
}

export const itemsText = (items: readonly { name: string; what: string }[]) =>
  items.map(({ name, what }) => `${name} – ${what}`).join('; ');

/** The sentence in a language. */
export const sentence = ({ key, params }: Told, lang: Language): string => fillText(texts[lang][key], params);
