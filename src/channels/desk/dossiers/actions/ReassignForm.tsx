import { useState } from 'react';
import type { DeskDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { RadioField } from '../../../ui/inputs/RadioField.tsx';
import { TextField } from '../../../ui/inputs/TextField.tsx';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import { aboutTask } from './about-task.ts';
import { ActionForm, missing, type ActionFormProps } from './ActionForm.tsx';

const tray = 'tray';

/** Chuyển người xử lý, with the reason. */
export function ReassignForm({ view, act, about }: ActionFormProps<DeskDossierView>) {
  const { t } = useTexts<DeskText>();
  const task = view.tasks.find(({ instance, taskId }) => instance === about.instance && taskId === about.taskId);
  const [assigneeId, setAssigneeId] = useState<string>();
  const [reason, setReason] = useState('');
  const options = [
    ...(task?.holders ?? []).map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` })),
    ...(task?.assigneeName ? [{ value: tray, label: t('act.reassign.tray') }] : []),
  ];
  if (options.length === 0) return <p>{t('act.reassign.nobody')}</p>;
  const command =
    assigneeId !== undefined && reason.trim() !== ''
      ? {
          kind: 'reassign' as const,
          ...aboutTask(about),
          assigneeId: assigneeId === tray ? null : assigneeId,
          reason,
        }
      : undefined;
  return (
    <ActionForm act={act} button={t('act.reassign.button')} command={command}>
      {(isTried) => (
        <>
          <RadioField
            label={t('act.reassign.whom', { task: about.taskName ?? '' })}
            options={options}
            value={assigneeId}
            onChange={setAssigneeId}
            problem={isTried && assigneeId === undefined ? t('act.fillIn') : undefined}
          />
          <TextField
            label={t('act.reassign.reason')}
            value={reason}
            onChange={setReason}
            maxLength={4000}
            problem={missing(isTried, reason, t('act.fillIn'))}
          />
        </>
      )}
    </ActionForm>
  );
}
