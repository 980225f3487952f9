import { useState } from 'react';
import { TickField } from '../../../ui/inputs/TickField.tsx';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import { countOf, type PaperCounts } from '../../papers/paper-counts.ts';
import { PaperTicks } from '../../papers/PaperTicks.tsx';
import { ActionForm, type ActionFormProps } from './ActionForm.tsx';

/** Tiếp nhận: papers in hand, and whether a slip is made. */
export function AcceptForm({ view, act }: ActionFormProps) {
  const { t } = useTexts<DeskText>();
  const [counts, setCounts] = useState<PaperCounts>({});
  const [wantsSlip, setWantsSlip] = useState(true);
  const papers = view.requiredDocuments.map(({ id, name, required }) => ({
    id,
    name,
    originals: 1,
    copies: 1,
    note: required ? '' : t('act.supplement.ifNeeded'),
  }));
  const documents = papers.map(({ id }) => ({ documentId: id, ...countOf(counts, id) }));
  return (
    <ActionForm act={act} button={t('act.accept.button')} command={{ kind: 'accept', wantsSlip, documents }}>
      {papers.length > 0 && (
        <fieldset className="field">
          <legend>{t('act.accept.papers')}</legend>
          <p className="help">{t('act.accept.papersHelp')}</p>
          <PaperTicks papers={papers} counts={counts} onChange={setCounts} />
        </fieldset>
      )}
      <TickField label={t('act.accept.slip')} isTicked={wantsSlip} onChange={setWantsSlip} />
    </ActionForm>
  );
}
