import { useEffect, useEffectEvent, useState } from 'react';
import { problemText as fieldProblemText } from '#platform/forms/form-text.browser.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { useOfficer } from '../identity/officer.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { countOf } from '../papers/paper-counts.ts';
import { FormSections } from '../procedures/FormSections.tsx';
import type { ProcedureAtCounter } from '../procedures/procedures.data.ts';
import { useProcedureForm, type ProcedureForm } from '../procedures/use-procedure-form.ts';
import { missingPlaces, toIntake } from './intake-draft.ts';
import { useKnownData } from './use-known-data.ts';
import { useHandIn, useQuote } from './intake.data.ts';
import { IntakeEnd } from './IntakeEnd.tsx';
import { IntakePapers } from './IntakePapers.tsx';
import { IntakeParties } from './IntakeParties.tsx';
import { IntakeProblems, type PlaceProblem } from './IntakeProblems.tsx';
import { ownArea } from './own-area.ts';
import { PlacePicker } from './PlacePicker.tsx';
import type { IntakeState } from './use-intake-draft.ts';

type IntakeOfProps = { procedure: ProcedureAtCounter; state: IntakeState; onDone: (code: string) => void };

/** Tiếp nhận hồ sơ của một thủ tục: the parts one after another; Ctrl+Enter hands in from anywhere. */
export function IntakeOf({ procedure, state, onDone }: IntakeOfProps) {
  const { t } = useTexts<DeskText>();
  const { draft, change, clear } = state;
  const { definition } = procedure;
  const [tries, setTries] = useState(0);
  const handIn = useHandIn(onDone);
  const quote = useQuote({ procedureCode: definition.code, channel: draft.channel, form: draft.form });
  const filled = useProcedureForm(procedure, draft.form);
  const problems = useProblems(filled, { procedure, state, asked: quote.data?.documents ?? [] });
  useBeginning(procedure, state);

  const submit = () => {
    setTries(tries + 1);
    if (problems.length > 0 || handIn.isPending) return;
    const paperIds = definition.requiredDocuments.map(({ id }) => id);
    handIn.mutate(toIntake(draft, { procedureCode: definition.code, paperIds, isImmediate: definition.immediate }));
  };
  useSubmitKey(submit);
  const problemAt = (id: string) => (tries > 0 ? problems.find((problem) => problem.id === id)?.text : undefined);
  const known = useKnownData(state, procedure);
  const part = { state, procedure, problemAt };
  const wantsSlip = draft.wantsSlip ?? !definition.immediate;
  const button = wantsSlip ? t('intake.submit') : t('intake.submitNoSlip');
  return (
    <>
      <IntakeProblems problems={problems} tries={tries} />
      {definition.level !== 'province' && (
        <PlacePicker
          areas={procedure.areas}
          level={definition.level}
          chosen={draft.areaCode}
          onChoose={(areaCode) => change({ areaCode })}
          problem={problemAt('place')}
        />
      )}
      <IntakeParties {...part} />
      <LookUpButton known={known} />
      <section aria-labelledby="form">
        <h2 id="form">{t('intake.form')}</h2>
        <FormSections
          procedure={procedure}
          filled={filled}
          onChange={(form) => change({ form })}
          isTried={tries > 0}
          knownOf={known.partOf}
        />
        {procedure.form.definition.sections.some(({ subject }) => subject) && <LookUpButton known={known} />}
      </section>
      <IntakePapers
        {...part}
        isRequired={(id) =>
          quote.data?.documents.some((document) => document.id === id && document.isRequired) ?? false
        }
      />
      <IntakeEnd {...part} fees={quote.data?.fees ?? null} />
      {handIn.error && <Problem error={handIn.error} />}
      <div className="submit-bar">
        <button type="button" className="button" aria-disabled={handIn.isPending} onClick={submit}>
          {handIn.isPending ? t('intake.submitting') : button} <kbd>Ctrl Enter</kbd>
        </button>
        <button type="button" className="button plain" onClick={clear}>
          {t('intake.clear')}
        </button>
        <span className="muted">{t('intake.kept')}</span>
      </div>
    </>
  );
}

/** Lấy dữ liệu theo các số đã nhập, for whoever hands in and for the parts of the form. */
function LookUpButton({ known }: { known: ReturnType<typeof useKnownData> }) {
  const { t } = useTexts<DeskText>();
  return (
    <div className="look-up">
      {known.error && <Problem error={known.error} />}
      <button type="button" className="button quiet" aria-disabled={known.isLooking} onClick={known.lookUp}>
        {known.isLooking ? t('intake.lookingUp') : t('intake.lookUp')}
      </button>
    </div>
  );
}

/** All that keeps the dossier from being handed in: places outside the form, the form itself, papers. */
function useProblems(
  { form, problems: formProblems }: ProcedureForm,
  {
    procedure: { definition },
    state: { draft },
    asked,
  }: {
    procedure: ProcedureAtCounter;
    state: IntakeState;
    asked: readonly { id: string; isRequired: boolean }[];
  },
): PlaceProblem[] {
  const { t, lang } = useTexts<DeskText>();
  const outside = missingPlaces(draft, { needsPlace: definition.level !== 'province' });
  const papers = definition.requiredDocuments.filter(({ id, replacedBy }) => {
    const { originals, copies } = countOf(draft.counts, id);
    const isAsked = !replacedBy && asked.some((document) => document.id === id && document.isRequired);
    const isCovered = !draft.isRepresented && Boolean(draft.covers[id]);
    return isAsked && !isCovered && originals + copies === 0 && !draft.scans[id]?.length;
  });
  const sectionTitle = (path: string) => {
    const section = form.definition.sections.find(({ id }) => id === path.replace(/[.[].*$/, ''));
    return (lang === 'en' ? section?.titleEn : section?.title) ?? t('intake.form');
  };
  return [
    ...outside.map(({ id, problem }) => ({ id, text: t(`intake.problem.${problem}`) })),
    ...formProblems
      .filter(({ level }) => level === 'error')
      .map((problem) => ({
        id: problem.path,
        text: `${sectionTitle(problem.path)}: ${fieldProblemText(problem, form, lang)}`,
      })),
    ...papers.map(({ id, name }) => ({ id: `paper-${id}`, text: t('intake.problem.paper', { name }) })),
  ];
}

/** On choosing the procedure: fills in what is obvious and goes to the first field. */
function useBeginning({ definition, areas }: ProcedureAtCounter, { draft, change }: IntakeState): void {
  const officer = useOfficer();
  const begin = useEffectEvent(() => {
    const unitNames = officer.posts.map(({ unitName }) => unitName);
    const own = definition.level === 'province' ? undefined : ownArea(areas, unitNames, definition.level);
    const [kind] = definition.applicantKinds;
    change({
      areaCode: draft.areaCode ?? own?.code ?? null,
      ...(kind &&
        !definition.applicantKinds.includes(draft.applicant.kind) && { applicant: { ...draft.applicant, kind } }),
      ...(kind && !definition.applicantKinds.includes(draft.owner.kind) && { owner: { ...draft.owner, kind } }),
    });
    const needsPlace = definition.level !== 'province' && !draft.areaCode && !own;
    document.getElementById(needsPlace ? 'place' : 'applicant-number')?.focus();
  });
  useEffect(() => begin(), []);
}

function useSubmitKey(submit: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.ctrlKey) return;
    event.preventDefault();
    submit();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
