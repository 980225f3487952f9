import { lazy, Suspense, useMemo, useState } from 'react';
import type { OfficerDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import type { DossierProcess } from '#applications/dossiers/views/process-view.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { stepMarks } from '../../ui/process/step-marks.ts';
import { workingTimeText } from '../../ui/process/working-time.ts';
import { HeadRow } from '../../ui/HeadRow.tsx';
import { useTexts } from '../../ui/text.tsx';
import { useIsWide } from '../../ui/use-is-wide.ts';
import type { DeskText } from '../desk.vi.ts';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { useDossierProcess } from './dossier.data.ts';

const ProcessPicture = lazy(async () => ({
  default: (await import('../../ui/process/ProcessPicture.tsx')).ProcessPicture,
}));

/** Quy trình của hồ sơ, folded away until asked for: the picture where there is room, and the same as a table. */
export function ProcessPanel({ view }: { view: OfficerDossierView }) {
  const { t } = useTexts<DeskText>();
  const [isOpen, setOpen] = useState(false);
  if (!view.hasProcessPicture) return null;
  return (
    <details className="process-panel no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('process.title')}</summary>
      {isOpen && <Process code={view.code} revision={view.revision} />}
    </details>
  );
}

function Process({ code, revision }: { code: string; revision: number }) {
  const { t } = useTexts<DeskText>();
  const isWide = useIsWide();
  const { data, error, refetch } = useDossierProcess(code, revision);
  const marks = useMemo(() => stepMarks(data?.steps ?? []), [data]);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const count = (state: DossierProcess['steps'][number]['state']) =>
    [...marks.values()].filter((mark) => mark.state === state).length;
  const [done, now, ahead] = [count('done'), count('now'), count('ahead')];
  return (
    <>
      <p>{now + ahead > 0 ? t('process.summary', { done, now, ahead }) : t('process.summaryOver', { done })}</p>
      {isWide && (
        <Suspense fallback={<output className="muted loading">{t('process.loading')}</output>}>
          <ProcessPicture xml={data.xml} marks={marks} standing={data.standing} />
        </Suspense>
      )}
      <StepTable steps={data.steps} />
    </>
  );
}

function StepTable({ steps }: Pick<DossierProcess, 'steps'>) {
  const { t, lang } = useTexts<DeskText>();
  const hasPools = new Set(steps.map(({ pool }) => pool)).size > 1;
  const moment = (at: string | null) => (at === null ? '' : momentText(at, lang));
  const heads = ['step', 'state', 'holder', 'started', 'ended', 'took', 'term'] as const;
  return (
    <table className="rows step-table">
      <caption className="hidden-text">{t('process.title')}</caption>
      <HeadRow names={heads.map((head) => t(`process.${head}`))} />
      <tbody>
        {steps.map((step) => (
          <tr key={`${step.elementId} ${step.startedAt} ${step.holder}`} className={step.state}>
            <th scope="row">
              {step.name}
              {hasPools && <span className="muted block">{step.pool}</span>}
            </th>
            <td data-head={t('process.state')}>
              <span className={`step-state ${step.state}`}>{t(`process.${step.state}`)}</span>
            </td>
            <td data-head={t('process.holder')}>{step.holder}</td>
            <td data-head={t('process.started')}>{moment(step.startedAt)}</td>
            <td data-head={t('process.ended')}>{moment(step.endedAt)}</td>
            <td data-head={t('process.took')}>
              {step.workingMinutes === null ? '' : workingTimeText(step.workingMinutes, t)}
            </td>
            <td data-head={t('process.term')}>{step.term}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
