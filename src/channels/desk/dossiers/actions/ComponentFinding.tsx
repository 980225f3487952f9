import { TextField } from '../../../ui/inputs/TextField.tsx';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import type { Finding } from './supplement-items.ts';
import { VerdictField } from './VerdictField.tsx';

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
      <VerdictField name={name} state={finding.state} onState={(state) => onChange({ ...finding, state })} />
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
