import './site.css';
import { hydrateRoot } from 'react-dom/client';
import { TextProvider, type Language } from '../ui/text.tsx';
import { DraftStep } from './drafts/DraftStep.tsx';
import type { Pages } from './page-model.ts';
import { portalEn } from './portal.en.ts';
import { portalVi } from './portal.vi.ts';

/** Takes over the step of the form that the server has drawn. */
const root = document.getElementById('draft-step');
const data = document.getElementById('page-data');
if (root && data?.textContent) {
  const { lang, model }: { lang: Language; model: Pages['formSection'] } = JSON.parse(data.textContent);
  hydrateRoot(
    root,
    <TextProvider value={{ lang, texts: lang === 'en' ? portalEn : portalVi }}>
      <DraftStep {...model} />
    </TextProvider>,
  );
}
