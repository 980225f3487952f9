import { createContext, useContext } from 'react';
import { useTexts, type Language } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';

const SwitchContext = createContext<(lang: Language) => void>(() => undefined);
export const LanguageSwitchProvider = SwitchContext.Provider;

export function LanguageSwitch() {
  const { t, lang } = useTexts<DeskText>();
  const change = useContext(SwitchContext);
  const other = lang === 'vi' ? 'en' : 'vi';
  return (
    <button type="button" className="button plain" lang={other} onClick={() => change(other)}>
      {t('desk.otherLanguage')}
    </button>
  );
}
