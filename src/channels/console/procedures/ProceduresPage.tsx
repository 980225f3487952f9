import { useState } from 'react';
import type { DesignedProcedure } from '#applications/design/design.contract.ts';
import { dayOf, momentText, shortDay } from '../../ui/dates.ts';
import { PageTitle } from '../../ui/frame/PageTitle.tsx';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { go, Go } from '../layout/Go.tsx';
import { useBeginDraft, useProcedures } from './procedures.data.ts';

/** Các thủ tục with the version in use and the drafts under way. */
export function ProceduresPage() {
  const { t } = useTexts<ConsoleText>();
  const { data, error, refetch } = useProcedures();
  const begin = useBeginDraft((id) => go({ page: 'draft', id, part: 'thu-tuc' }));
  return (
    <>
      <PageTitle page={t('procedures.title')} />
      <h1>{t('procedures.title')}</h1>
      <p className="intro">{t('procedures.intro')}</p>
      {(error ?? begin.error) && <Problem error={error ?? begin.error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <ul className="procedures">
          {data.map((procedure) => (
            <Procedure
              key={procedure.code}
              procedure={procedure}
              onBegin={() => begin.mutate({ code: procedure.code })}
            />
          ))}
        </ul>
      )}
      <NewProcedure onBegin={begin.mutate} />
    </>
  );
}

function Procedure({ procedure, onBegin }: { procedure: DesignedProcedure; onBegin: () => void }) {
  const { t, lang } = useTexts<ConsoleText>();
  const { code, currentVersion, publishedAt, drafts } = procedure;
  const name = procedure.name || code;
  return (
    <li>
      <div>
        <h2>{name}</h2>
        <p className="muted numbers">
          {code} ·{' '}
          {currentVersion !== null && publishedAt !== null
            ? `${t('procedures.current')} ${currentVersion.slice(0, 12)}, ${t('procedures.since', { day: shortDay(dayOf(publishedAt)) })}`
            : t('procedures.none')}
        </p>
        {drafts.length > 0 && (
          <ul className="plain-list" aria-label={t('procedures.drafts')}>
            {drafts.map((draft) => (
              <li key={draft.id}>
                <span className="tag new">{t('procedures.drafts')}</span>{' '}
                <Go to={{ page: 'draft', id: draft.id, part: 'thu-tuc' }}>
                  {t('procedures.draftOf', { name: draft.savedBy, at: momentText(draft.savedAt, lang) })}
                </Go>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="buttons">
        {currentVersion !== null && (
          <>
            <button
              type="button"
              className="button quiet"
              aria-label={t('procedures.beginOf', { name })}
              onClick={onBegin}
            >
              {t('procedures.begin')}
            </button>
            <Go
              to={{ page: 'versions', code, isJustPublished: false }}
              aria-label={t('procedures.versionsOf', { name })}
            >
              {t('procedures.versions')}
            </Go>
          </>
        )}
      </div>
    </li>
  );
}

function NewProcedure({ onBegin }: { onBegin: (input: { code: string; name: string }) => void }) {
  const { t } = useTexts<ConsoleText>();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  return (
    <details>
      <summary>{t('procedures.beginNew')}</summary>
      <form
        className="narrow"
        onSubmit={(event) => {
          event.preventDefault();
          onBegin({ code: code.trim(), name: name.trim() });
        }}
      >
        <TextField
          label={t('procedures.newCode')}
          help={t('procedures.newCodeHelp')}
          value={code}
          onChange={setCode}
          isShort
        />
        <TextField label={t('procedures.newName')} value={name} onChange={setName} />
        <button type="submit" className="button">
          {t('procedures.create')}
        </button>
      </form>
    </details>
  );
}
