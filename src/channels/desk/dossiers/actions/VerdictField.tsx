import { RadioField } from '../../../ui/inputs/RadioField.tsx';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import type { Finding } from './supplement-items.ts';

type VerdictFieldProps = { name: string; state: Finding['state']; onState: (state: Finding['state']) => void };

/** Đạt hay cần bổ sung. */
export function VerdictField({ name, state, onState }: VerdictFieldProps) {
  const { t } = useTexts<DeskText>();
  return (
    <RadioField
      label={name}
      options={[
        { value: 'good', label: t('act.supplement.good') },
        { value: 'wrong', label: t('act.supplement.wrong') },
      ]}
      value={state}
      onChange={onState}
      isInline
    />
  );
}
