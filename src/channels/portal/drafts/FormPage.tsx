import { useTexts } from '../../ui/text.tsx';
import type { DraftPageModel, Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';
import { DraftStep } from './DraftStep.tsx';
import { stepUrl } from './steps.ts';

/** Trang khai: the list of parts in words, and the part at hand, which a browser with script takes over. */
export function FormPage(model: Pages['formSection']) {
  return (
    <>
      <h1>{model.procedure.name}</h1>
      <div className="columns form">
        <SectionList model={model} step={model.step} />
        <div id="draft-step">
          <DraftStep {...model} />
        </div>
      </div>
    </>
  );
}

export function SectionList({ model, step }: { model: DraftPageModel; step: string }) {
  const { t } = useTexts<PortalText>();
  return (
    <nav aria-label={model.procedure.name}>
      <ol className="sections">
        {model.sectionStates
          .filter(({ visible }) => visible)
          .map((section) => (
            <li key={section.id}>
              <a href={stepUrl(model.draftId, section.id)} aria-current={section.id === step ? 'step' : undefined}>
                {section.title} <small>{t(`form.status.${section.state}`)}</small>
              </a>
            </li>
          ))}
        <li>
          <a href={stepUrl(model.draftId, 'kiem-tra')} aria-current={step === 'kiem-tra' ? 'step' : undefined}>
            {t('form.checkTitle')}
          </a>
        </li>
      </ol>
      <form method="post" action={stepUrl(model.draftId, 'xoa')}>
        <button className="button plain" type="submit">
          {t('form.delete')}
        </button>
      </form>
    </nav>
  );
}
