import { useMemo, useState } from 'react';
import { contestOne } from '#applications/dossiers/known-data/contest.browser.ts';
import type { KnownData } from '#applications/dossiers/known-data/known.contract.ts';
import { withheldPaths } from '#applications/dossiers/known-data/withheld.browser.ts';
import { createForm } from '#platform/forms/form.browser.ts';
import { listsAsCodeLists, problemsByPath } from '../../ui/fields/form-problems.ts';
import { KnownNote } from '../../ui/fields/KnownNote.tsx';
import { SectionFields } from '../../ui/fields/SectionFields.tsx';
import { useFieldWords } from '../../ui/fields/use-field-words.ts';
import { momentText } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';
import { DocumentsStep } from './DocumentsStep.tsx';
import { GeneralStep } from './GeneralStep.tsx';
import { SaveStatus } from './SaveStatus.tsx';
import { nextStep, stepsOf, stepUrl } from './steps.ts';
import { useDraft } from './use-draft.ts';

/**
 * Một bước của tờ khai. The server draws it and takes it by an ordinary post; in a browser with script the same component saves as
 * one types and shows conditions at once.
 */
export function DraftStep(model: Pages['formSection']) {
  const { t, lang } = useTexts<PortalText>();
  const draft = useDraft(model);
  const words = useFieldWords();
  const codeLists = useMemo(() => listsAsCodeLists(model.lists), [model.lists]);
  const form = useMemo(() => createForm(model.form, { codeLists }), [model.form, codeLists]);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const at = { today: model.today };
  const evaluation = form.evaluate(draft.content.form, at);
  const shown = model.problems.length > 0 ? 'all' : touched;
  const problems = problemsByPath(
    form.validate(draft.content.form, { ...at, given: withheldPaths(draft.content.known) }).problems,
    { form, lang, shown },
  );
  const section = model.form.definition.sections.find(({ id }) => id === model.step);
  const hasFiles = section?.fields.some(({ type }) => type === 'file') ?? false;
  const subject = form.subjects(draft.content.form, at).find((one) => one.section.id === model.step);
  const known = {
    section: draft.content.known[model.step],
    registerName: (register: string) => model.registerNames[register] ?? register,
    moment: (moment: string) => momentText(moment, lang),
    onContest: (field: string, contest: { reason: string } | null) =>
      draft.change({ known: contestOne(draft.content.known, { section: model.step, field, contest }) }),
  };
  const steps = stepsOf(model, (id) => evaluation.visible(id));
  const place = steps.indexOf(model.step) + 1;
  const next = stepUrl(model.draftId, nextStep(steps, model.step));
  const title = section ? (lang === 'en' ? section.titleEn : section.title) : stepTitle(model.step, t);

  return (
    <>
      <p className="muted">{t('form.part', { n: place, total: steps.length + 1 })}</p>
      <h2>{title}</h2>
      {section?.help && <p>{lang === 'en' ? section.helpEn : section.help}</p>}
      {model.step === 'giay-to' ? (
        <>
          <DocumentsStep model={model} draft={draft} />
          <div className="buttons">
            <a className="button" href={next} onClick={draft.leaveTo(next)}>
              {t('form.next')}
            </a>
          </div>
        </>
      ) : (
        <form
          method="post"
          action={hasFiles ? `${stepUrl(model.draftId, model.step)}/tep` : stepUrl(model.draftId, model.step)}
          encType={hasFiles ? 'multipart/form-data' : undefined}
          noValidate
          onSubmit={section?.subject ? draft.post : draft.leaveTo(next)}
          onBlur={(event) => {
            const { target } = event;
            if ('name' in target && typeof target.name === 'string') setTouched(new Set([...touched, target.name]));
          }}
        >
          <input type="hidden" name="revision" value={model.revision} />
          <input type="hidden" name="next" value={next} />
          {section && <KnownNote section={section} part={known} />}
          {section ? (
            <SectionFields
              known={known}
              section={section}
              data={draft.content.form}
              evaluation={evaluation}
              onChange={(changed) =>
                draft.change({
                  form: { ...changed },
                  // A corrected part is typed as a whole: nobody is matched anew.
                  ...(model.amends !== null && { known: without(draft.content.known, model.step) }),
                })
              }
              problemsAt={(path) => problems.get(path) ?? []}
              lang={lang}
              lists={model.lists}
              words={words}
            />
          ) : (
            <GeneralStep model={model} draft={draft} />
          )}
          <div className="buttons">
            <button className="button" type="submit">
              {t('form.next')}
            </button>
            {subject?.isSelf === false && (
              <button className="button quiet" type="submit" name="compare" value="1">
                {t('known.compare')}
              </button>
            )}
          </div>
        </form>
      )}
      <SaveStatus status={draft.status} />
    </>
  );
}

function stepTitle(step: string, t: (key: PortalText) => string): string {
  return step === 'giay-to' ? t('form.documentsTitle') : t('form.partiesTitle');
}

function without(known: KnownData, section: string): KnownData {
  return Object.fromEntries(Object.entries(known).filter(([name]) => name !== section));
}
