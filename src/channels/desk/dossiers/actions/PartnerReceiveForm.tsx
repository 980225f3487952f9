import { useState } from 'react';
import type { DeskDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { RadioField } from '../../../ui/inputs/RadioField.tsx';
import { TextField } from '../../../ui/inputs/TextField.tsx';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import { aboutPartner } from './about-task.ts';
import { ActionForm, type ActionFormProps } from './ActionForm.tsx';

/** Tiếp nhận yêu cầu phối hợp: complete, or sent back with everything that is missing. */
export function PartnerReceiveForm({ view, act, about }: ActionFormProps<DeskDossierView>) {
  const { t } = useTexts<DeskText>();
  const [verdict, setVerdict] = useState<'complete' | 'missing'>();
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [note, setNote] = useState('');
  const other = { target: 'other', name: t('act.supplement.other') };
  const targets = [
    ...view.documents.filter(({ replaced }) => !replaced).map(({ documentId, name }) => ({ target: documentId, name })),
    other,
  ];
  const items = targets.flatMap(({ target, name }) => {
    const what = (texts[target] ?? '').trim();
    return what === '' ? [] : [{ target, name, what }];
  });
  const isComplete = verdict === 'complete' || (verdict === 'missing' && items.length > 0);
  const command = {
    kind: 'partner_receive' as const,
    ...aboutPartner(about),
    complete: verdict === 'complete',
    missing: verdict === 'missing' ? items : [],
    note,
  };
  return (
    <ActionForm act={act} button={t('act.partner_receive.button')} command={isComplete ? command : undefined}>
      {(isTried) => (
        <>
          <RadioField
            label={t('act.partner_receive.verdict')}
            options={[
              { value: 'complete', label: t('act.partner_receive.complete') },
              { value: 'missing', label: t('act.partner_receive.missing') },
            ]}
            value={verdict}
            onChange={setVerdict}
            problem={isTried && !verdict ? t('act.fillIn') : undefined}
          />
          {verdict === 'missing' && (
            <>
              {targets.map(({ target, name }) => (
                <TextField
                  key={target}
                  label={t('act.supplement.what', { name })}
                  optional={t('form.optional')}
                  value={texts[target] ?? ''}
                  onChange={(text) => setTexts({ ...texts, [target]: text })}
                  maxLength={4000}
                />
              ))}
              {isTried && items.length === 0 && (
                <p className="notice bad" role="alert">
                  {t('act.partner_receive.nothing')}
                </p>
              )}
            </>
          )}
          <TextField label={t('act.supplement.note')} optional={t('form.optional')} value={note} onChange={setNote} />
        </>
      )}
    </ActionForm>
  );
}
