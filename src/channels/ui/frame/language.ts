import type { Language } from '../text.tsx';

/** The portal's cookie: one choice of language for the whole system. */
const cookie = 'motcua_lang';

export function rememberedLanguage(): Language {
  return document.cookie.split('; ').includes(`${cookie}=en`) ? 'en' : 'vi';
}

export function rememberLanguage(lang: Language): void {
  document.cookie = `${cookie}=${lang}; path=/; samesite=lax; max-age=31536000`;
  document.documentElement.lang = lang;
}
