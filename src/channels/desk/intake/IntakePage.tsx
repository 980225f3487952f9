import { useState } from 'react';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { hasRole, useOfficer } from '../identity/officer.ts';
import { PageTitle } from '../../ui/frame/PageTitle.tsx';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { IntakeDone } from './IntakeDone.tsx';
import { IntakeOf } from './IntakeOf.tsx';
import { nextOfVisit, withProcedure, type IntakeDraft } from './intake-draft.ts';
import { useProcedure } from '../procedures/procedures.data.ts';
import { ProcedurePicker } from './ProcedurePicker.tsx';
import { VisitNote } from './VisitNote.tsx';
import { useIntakeDraft, type IntakeState } from './use-intake-draft.ts';

/** Tiếp nhận tại quầy: everything on one page, from the procedure to the slip, by keyboard alone. */
export function IntakePage() {
  const { t } = useTexts<DeskText>();
  const officer = useOfficer();
  const state = useIntakeDraft();
  const [done, setDone] = useState<{ visit: string[]; draft: IntakeDraft }>();
  const { procedure, visit } = state.draft;
  const code = done?.visit.at(-1);
  if (!hasRole(officer, 'reception_officer')) return <p className="notice">{t('intake.notYours')}</p>;
  if (done && code !== undefined) {
    return (
      <IntakeDone
        key={code}
        code={code}
        visit={done.visit}
        onNext={() => setDone(undefined)}
        onSamePerson={() => {
          state.change(nextOfVisit(done.draft, { visit: done.visit, commandId: crypto.randomUUID() }));
          setDone(undefined);
        }}
      />
    );
  }
  return (
    <div className="intake">
      <PageTitle page={t('intake.title')} />
      <h1>{t('intake.title')}</h1>
      {visit.length > 0 && <VisitNote visit={visit} name={state.draft.applicant.name} onEnd={state.clear} />}
      <ProcedurePicker
        key={`picker ${procedure?.code ?? ''}`}
        chosen={procedure}
        onChoose={(chosen) => state.change(withProcedure(state.draft, chosen, crypto.randomUUID()))}
      />
      {procedure && (
        <Chosen
          key={procedure.code}
          code={procedure.code}
          state={state}
          onDone={(handedIn) => {
            setDone({ visit: [...visit, handedIn], draft: state.draft });
            state.clear();
          }}
        />
      )}
    </div>
  );
}

function Chosen({ code, state, onDone }: { code: string; state: IntakeState; onDone: (code: string) => void }) {
  const { data, error, refetch } = useProcedure(code);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return <IntakeOf procedure={data} state={state} onDone={onDone} />;
}
