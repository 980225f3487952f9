import { useState } from 'react';
import { RadioField } from '../../../ui/inputs/RadioField.tsx';
import { TextField } from '../../../ui/inputs/TextField.tsx';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import { ActionForm, missing, type ActionFormProps } from './ActionForm.tsx';

const consignmentForm = /^[a-z0-9][a-z0-9-]{4,29}$/i;

/** Trả kết quả: as the applicant chose at hand-in unless the desk says otherwise, and to whom. */
export function ReturnResultForm({ view, act }: ActionFormProps) {
  const { t } = useTexts<DeskText>();
  const [how, setHow] = useState(view.delivery.how);
  const [recipient, setRecipient] = useState(view.parties.applicant.name);
  const [number, setNumber] = useState('');
  const isPosted = how === 'post';
  const isWhole = recipient.trim() !== '' && (!isPosted || consignmentForm.test(number.trim()));
  const posted = isPosted ? { consignment: number.trim() } : {};
  const command = isWhole ? { kind: 'return_result' as const, how, recipient, ...posted } : undefined;
  return (
    <ActionForm act={act} button={t('act.return_result.button')} command={command}>
      {(isTried) => (
        <>
          <RadioField
            label={t('act.return_result.how')}
            options={(['counter', 'online', 'post'] as const).map((value) => ({
              value,
              label: t(`intake.delivery.${value}`),
            }))}
            value={how}
            onChange={setHow}
          />
          <TextField
            label={t('act.return_result.recipient')}
            value={recipient}
            onChange={setRecipient}
            maxLength={200}
            problem={missing(isTried, recipient, t('act.fillIn'))}
          />
          {isPosted && (
            <>
              {view.delivery.address && (
                <p>
                  {t('intake.deliveryAddress')}: <strong>{view.delivery.address}</strong>
                </p>
              )}
              <TextField
                label={t('intake.consignment')}
                help={t('act.return_result.postHelp')}
                value={number}
                onChange={setNumber}
                maxLength={30}
                problem={isTried && !consignmentForm.test(number.trim()) ? t('intake.problem.consignment') : undefined}
              />
            </>
          )}
        </>
      )}
    </ActionForm>
  );
}
