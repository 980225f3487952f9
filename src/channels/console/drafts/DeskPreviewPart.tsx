import { useState } from 'react';
import type { DeskPreview } from '#applications/design/design.contract.ts';
import { appointmentText, momentText } from '../../ui/dates.ts';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { roleName } from '../../ui/process/name-lanes.ts';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { SelectField } from '../editor/SelectField.tsx';
import { useDeskPreview } from './drafts.data.ts';
import type { DraftEditor } from './use-draft-editor.ts';

/** Xem như cán bộ: a golden dossier with its papers and form, how it stands after each step, and who may do what then. */
export function DeskPreviewPart({ editor }: { editor: DraftEditor }) {
  const { t } = useTexts<ConsoleText>();
  const [golden, setGolden] = useState<number>();
  const { data, error } = useDeskPreview(editor.id, { revision: editor.revision, golden });
  return (
    <>
      <SelectField
        label={t('preview.golden')}
        value={String(golden ?? data?.golden ?? '')}
        options={editor.goldens.map((name, index) => ({ value: String(index), label: name }))}
        onChange={(index) => setGolden(Number(index))}
      />
      {error && <Problem error={error} />}
      {!data && !error && <Loading />}
      {data && !error && <DeskDossier key={data.golden} view={data} />}
    </>
  );
}

/** The dossier as it lies before officials at one moment: papers, form and course so far, where it is and what may be done. */
function DeskDossier({ view }: { view: DeskPreview }) {
  const { t, lang } = useTexts<ConsoleText>();
  const [chosen, setChosen] = useState(0);
  const moment = Math.min(chosen, view.steps.length - 1);
  const step = view.steps[moment];
  return (
    <>
      <SelectField
        label={t('preview.moment')}
        value={String(moment)}
        options={view.steps.map(({ at, text }, index) => ({
          value: String(index),
          label: `${index + 1}. ${momentText(at, lang)}: ${text}`,
        }))}
        onChange={(index) => setChosen(Number(index))}
      />
      <p className="buttons">
        {moment > 0 && (
          <button type="button" className="button quiet" onClick={() => setChosen(moment - 1)}>
            {t('preview.before')}
          </button>
        )}
        {moment < view.steps.length - 1 && (
          <button type="button" className="button quiet" onClick={() => setChosen(moment + 1)}>
            {t('preview.after')}
          </button>
        )}
      </p>
      <div className="desk-preview">
        <Papers view={view} />
        <section aria-labelledby="preview-rows">
          <h3 id="preview-rows">{t('preview.form')}</h3>
          <Rows view={view} />
          <h3>{t('preview.course')}</h3>
          <ol className="plain-list">
            {view.steps.slice(0, moment + 1).map(({ at, text }, index) => (
              <li key={`${index} ${at}`} className="item">
                <p className="muted">{momentText(at, lang)}</p>
                <p>{text}</p>
              </li>
            ))}
          </ol>
        </section>
        <section aria-labelledby="preview-where">
          <h3 id="preview-where">{t('preview.where')}</h3>
          <p>
            <strong>{step?.where}</strong>
          </p>
          <p className="muted">{step?.status}</p>
          <h3>{t('preview.terms')}</h3>
          <p>
            {view.variant}
            {view.appointment && (
              <>
                {': '}
                <strong>{t('preview.due', { moment: appointmentText(view.appointment, lang) })}</strong>
              </>
            )}
          </p>
          <h3>{t('preview.now')}</h3>
          <MayNow may={step?.may ?? []} />
        </section>
      </div>
    </>
  );
}

function Papers({ view }: { view: DeskPreview }) {
  const { t } = useTexts<ConsoleText>();
  return (
    <section aria-labelledby="preview-papers">
      <h3 id="preview-papers">{t('preview.papers')}</h3>
      {view.documents.length === 0 && <p>{t('preview.noPapers')}</p>}
      <ul className="plain-list">
        {view.documents.map(({ id, name, originals, copies, isRequired, isHandedIn }) => (
          <li key={id}>
            <span aria-hidden="true">{isHandedIn ? '☑' : '☐'}</span> {name}{' '}
            <span className="muted">
              {t('preview.counts', { originals, copies })} ·{' '}
              {t(isHandedIn ? 'preview.handedIn' : isRequired ? 'preview.missing' : 'preview.notNeeded')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Rows({ view }: { view: DeskPreview }) {
  const sections = Map.groupBy(view.rows, ({ section }) => section);
  return [...sections].map(([section, rows]) => (
    <section key={section}>
      <h4>{section}</h4>
      <dl className="facts">
        {rows.map(({ path, label, text }) => (
          <div key={path} className="fact">
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

/** Việc được làm lúc này, by role: the work itself first, what else is possible folded away. */
function MayNow({ may }: { may: DeskPreview['steps'][number]['may'] }) {
  const { t } = useTexts<ConsoleText>();
  const working = may.filter(({ tasks }) => tasks.length > 0);
  return (
    <>
      {working.map(({ role, tasks }) => (
        <p key={role} className="notice">
          {roleName(role, t)}: <strong>{tasks.join(', ')}</strong>
        </p>
      ))}
      {working.length === 0 && <p>{t('preview.nobodyWorks')}</p>}
      <details>
        <summary>{t('preview.others')}</summary>
        <ul className="plain-list">
          {may
            .filter(({ others }) => others.length > 0)
            .map(({ role, others }) => (
              <li key={role}>
                {roleName(role, t)}: {others.join(', ')}
              </li>
            ))}
        </ul>
      </details>
    </>
  );
}
