import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { TextProvider } from '../ui/text.tsx';
import { deskEn } from './desk.en.ts';
import { deskVi } from './desk.vi.ts';
import { rememberedLanguage, rememberLanguage } from '../ui/frame/language.ts';
import { LanguageSwitchProvider } from '../ui/frame/LanguageSwitch.tsx';
import { router } from './router.tsx';
import { isRefused } from '../ui/server/server-problem.ts';

const queries = new QueryClient({
  defaultOptions: { queries: { retry: (failures, error) => failures < 2 && !isRefused(error) } },
});

export function App() {
  const [lang, setLang] = useState(rememberedLanguage);
  useEffect(() => rememberLanguage(lang), [lang]);
  return (
    <TextProvider value={{ lang, texts: lang === 'en' ? deskEn : deskVi }}>
      <LanguageSwitchProvider value={setLang}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LanguageSwitchProvider>
    </TextProvider>
  );
}
