import type { OfficerDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';

/** Đang chờ ai, từ lúc nào, hạn của bước. */
export function TaskList({ tasks }: Pick<OfficerDossierView, 'tasks'>) {
  const { t, lang } = useTexts<DeskText>();
  if (tasks.length === 0) return null;
  return (
    <ul className="plain-list">
      {tasks.map((task) => {
        const at = momentText(task.openedAt, lang);
        return (
          <li key={`${task.instance} ${task.taskId}`}>
            {task.name}:{' '}
            {task.assigneeName
              ? t('dossier.heldBy', { unit: task.unitName, name: task.assigneeName, at })
              : t('dossier.heldByUnit', { unit: task.unitName, at })}
            {task.stepDueAt && (
              <span className="muted"> ({t('dossier.stepDue', { at: momentText(task.stepDueAt, lang) })})</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
