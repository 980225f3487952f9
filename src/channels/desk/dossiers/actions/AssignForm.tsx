import { useState } from 'react';
import { RadioField } from '../../../ui/inputs/RadioField.tsx';
import { TextField } from '../../../ui/inputs/TextField.tsx';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import { ActionForm, type ActionFormProps } from './ActionForm.tsx';

/** Phân công thụ lý: to one of the unit's specialists; the only one is chosen already. */
export function AssignForm({ view: { assignees }, act }: ActionFormProps) {
  const { t } = useTexts<DeskText>();
  const [assigneeId, setAssigneeId] = useState(assignees.length === 1 ? assignees[0]?.id : undefined);
  const [note, setNote] = useState('');
  if (assignees.length === 0) return <p className="notice bad">{t('act.assign.none')}</p>;
  const command = assigneeId ? { kind: 'assign' as const, assigneeId, note } : undefined;
  return (
    <ActionForm act={act} button={t('act.assign.button')} command={command}>
      {(isTried) => (
        <>
          <RadioField
            label={t('act.assign.whom')}
            options={assignees.map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` }))}
            value={assigneeId}
            onChange={setAssigneeId}
            problem={isTried && !assigneeId ? t('act.fillIn') : undefined}
          />
          <TextField label={t('act.note')} optional={t('form.optional')} value={note} onChange={setNote} />
        </>
      )}
    </ActionForm>
  );
}
