import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { TextProvider } from '../ui/text.tsx';
import { consoleEn } from './console.en.ts';
import { consoleVi } from './console.vi.ts';
import { rememberedLanguage, rememberLanguage } from '../ui/frame/language.ts';
import { LanguageSwitchProvider } from '../ui/frame/LanguageSwitch.tsx';
import { Frame } from './layout/Frame.tsx';
import { isRefused } from '../ui/server/server-problem.ts';

const queries = new QueryClient({
  defaultOptions: { queries: { retry: (failures, error) => failures < 2 && !isRefused(error) } },
});

export function App() {
  const [lang, setLang] = useState(rememberedLanguage);
  useEffect(() => rememberLanguage(lang), [lang]);
  return (
    <TextProvider value={{ lang, texts: lang === 'en' ? consoleEn : consoleVi }}>
      <LanguageSwitchProvider value={setLang}>
        <QueryClientProvider client={queries}>
          <Frame />
        </QueryClientProvider>
      </LanguageSwitchProvider>
    </TextProvider>
  );
}
