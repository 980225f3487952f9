import { createContext, useContext } from 'react';
import { useTexts, type Language } from '../text.tsx';
import type { FrameText } from './frame.vi.ts';

const SwitchContext = createContext<(lang: Language) => void>(() => undefined);
export const LanguageSwitchProvider = SwitchContext.Provider;

export function LanguageSwitch() {
  const { t, lang } = useTexts<FrameText>();
  const change = useContext(SwitchContext);
  const other = lang === 'vi' ? 'en' : 'vi';
  return (
    <button type="button" className="button plain" lang={other} onClick={() => change(other)}>
      {t('frame.otherLanguage')}
    </button>
  );
}
