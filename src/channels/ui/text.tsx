import { createContext, useCallback, useContext } from 'react';

export type Language = 'vi' | 'en';
export type Texts = Readonly<Record<string, string>>;

const TextContext = createContext<{ lang: Language; texts: Texts }>({ lang: 'vi', texts: {} });
export const TextProvider = TextContext.Provider;

export type Translate<Key extends string> = (key: Key, params?: Readonly<Record<string, string | number>>) => string;

/** The texts of the page's language; `{name}` places are filled. Keys are checked where a channel types them. */
export function useTexts<Key extends string>(): { t: Translate<Key>; lang: Language } {
  const { lang, texts } = useContext(TextContext);
  const t: Translate<Key> = useCallback(
    (key, params = {}) =>
      (texts[key] ?? key).replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place)),
    [texts],
  );
  return { t, lang };
}
