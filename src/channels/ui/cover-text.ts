import type { Language } from './text.tsx';

/** What stands in place of a paper, in the reader's language; dossiers handed in before it was kept in English have it in Vietnamese. */
export function coverText(
  cover: { text: string; textEn?: string | undefined } | null | undefined,
  lang: Language,
): string {
  return (lang === 'en' && cover?.textEn) || (cover?.text ?? '');
}
