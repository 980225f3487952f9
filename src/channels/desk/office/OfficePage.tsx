import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { PageTitle } from '../../ui/frame/PageTitle.tsx';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { AbsencePanel } from './AbsencePanel.tsx';
import { useAbsences, useWorkload } from './office.data.ts';
import { WorkloadTable } from './WorkloadTable.tsx';

/** Cơ quan: how much lies with whom, for whoever leads; who is away and who stands in. */
export function OfficePage() {
  const { t } = useTexts<DeskText>();
  const workload = useWorkload();
  const absences = useAbsences();
  const problem = workload.error ?? absences.error;
  return (
    <>
      <PageTitle page={t('office.title')} />
      <h1>{t('office.title')}</h1>
      {problem && <Problem error={problem} />}
      {!problem && (!workload.data || !absences.data) && <Loading />}
      {workload.data && (
        <section aria-labelledby="load">
          <h2 id="load">{t('office.load')}</h2>
          {workload.data.length === 0 && <p className="muted">{t('office.noLoad')}</p>}
          {workload.data.map((unit) => (
            <div key={unit.unitId}>
              <WorkloadTable unit={unit} />
              <p className="muted">{t('office.repeated', { count: unit.repeatedRequests })}</p>
            </div>
          ))}
        </section>
      )}
      {absences.data && <AbsencePanel view={absences.data} />}
    </>
  );
}
