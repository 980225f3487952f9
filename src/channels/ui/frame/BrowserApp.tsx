import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { isRefused } from '../server/server-problem.ts';
import { TextProvider, type Language } from '../text.tsx';
import { rememberedLanguage, rememberLanguage } from './language.ts';
import { LanguageSwitchProvider } from './LanguageSwitch.tsx';

/** What a refusal answers stays so; only the line and the server get a second try. */
const queries = new QueryClient({
  defaultOptions: { queries: { retry: (failures, error) => failures < 2 && !isRefused(error) } },
});

type Texts = Readonly<Record<string, string>>;

/** Ứng dụng chạy trong trình duyệt: its texts in the language chosen, and the line to the server. */
export function BrowserApp({ texts, children }: { texts: { vi: Texts; en: Texts }; children: ReactNode }) {
  const [lang, setLang] = useState(rememberedLanguage);
  useEffect(() => rememberLanguage(lang), [lang]);
  // What the server has said is asked anew: it answers in the language of the cookie.
  const change = (next: Language) => {
    rememberLanguage(next);
    setLang(next);
    void queries.invalidateQueries();
  };
  return (
    <TextProvider value={{ lang, texts: texts[lang] }}>
      <LanguageSwitchProvider value={change}>
        <QueryClientProvider client={queries}>{children}</QueryClientProvider>
      </LanguageSwitchProvider>
    </TextProvider>
  );
}
