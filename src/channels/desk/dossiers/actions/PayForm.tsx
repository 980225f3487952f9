import { useState } from 'react';
import { money } from '../../../ui/dates.ts';
import { RadioField } from '../../../ui/inputs/RadioField.tsx';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import { ActionForm, type ActionFormProps } from './ActionForm.tsx';

/** Thu phí tại quầy: the whole amount, in cash or by transfer. */
export function PayForm({ view, act }: ActionFormProps) {
  const { t } = useTexts<DeskText>();
  const [method, setMethod] = useState<'cash' | 'transfer'>('cash');
  const amount = money(view.fees.reduce((sum, { amountVnd }) => sum + amountVnd, 0));
  return (
    <ActionForm act={act} button={t('act.pay.button', { amount })} command={{ kind: 'pay', method }}>
      <RadioField
        label={t('act.pay.method')}
        options={[
          { value: 'cash', label: t('act.pay.cash') },
          { value: 'transfer', label: t('act.pay.transfer') },
        ]}
        value={method}
        onChange={setMethod}
      />
    </ActionForm>
  );
}
