import { RadioField } from '../../../ui/inputs/RadioField.tsx';
import { TextField } from '../../../ui/inputs/TextField.tsx';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import type { Finding } from './supplement-items.ts';

/** Đạt hay cần bổ sung: one component, and what is wrong with it. */
export function ComponentFinding({
  name,
  finding,
  onChange,
}: {
  name: string;
  finding: Finding;
  onChange: (finding: Finding) => void;
}) {
  const { t } = useTexts<DeskText>();
  return (
    <>
      <RadioField
        label={name}
        options={[
          { value: 'good', label: t('act.supplement.good') },
          { value: 'wrong', label: t('act.supplement.wrong') },
        ]}
        value={finding.state}
        onChange={(state) => onChange({ ...finding, state })}
        isInline
      />
      {finding.state === 'wrong' && (
        <TextField
          label={t('act.supplement.what', { name })}
          value={finding.what}
          onChange={(what) => onChange({ ...finding, what })}
          isLong
          maxLength={4000}
        />
      )}
    </>
  );
}
