import type { Language } from '#infrastructure/language.ts';
import { fillText, type RefusalParams } from '#infrastructure/refusal.ts';
import type { NoticeWords } from '#platform/notifications/index.ts';
import { noticeTitleEn, officerNoticesEn, partyNoticesEn } from './notice-texts.en.ts';
import { noticeTitleVi, officerNoticesVi, partyNoticesVi } from './notice-texts.vi.ts';

export type OfficerNotice = keyof typeof officerNoticesVi;
export type PartyNotice = keyof typeof partyNoticesVi;

const texts = {
  vi: { title: noticeTitleVi, officer: officerNoticesVi, party: partyNoticesVi },
  en: { title: noticeTitleEn, officer: officerNoticesEn, party: partyNoticesEn },
} as const;

type InBoth<Value> = Readonly<Record<Language, Value>>;
type Params = RefusalParams & { code: string };

/** Lời của một thông báo in both languages; what goes into it may read otherwise in each. */
function inBoth(textOf: (lang: Language) => string, params: InBoth<Params>): NoticeWords {
  const words = (lang: Language) => ({
    title: fillText(texts[lang].title, params[lang]),
    body: fillText(textOf(lang), params[lang]),
  });
  return { vi: words('vi'), en: words('en') };
}

export const officerWords = (text: OfficerNotice, params: InBoth<Params>): NoticeWords =>
  inBoth((lang) => texts[lang].officer[text], params);

export const partyWords = (text: PartyNotice, params: InBoth<Params>): NoticeWords =>
  inBoth((lang) => texts[lang].party[text], params);
