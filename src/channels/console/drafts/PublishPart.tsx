import { useState } from 'react';
import type { DesignDraft, Differences } from '#applications/design/design.contract.ts';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { go } from '../layout/Go.tsx';
import { AffectedPanel } from '../procedures/AffectedPanel.tsx';
import { useDifferences, useDiscard, usePublish } from './drafts.data.ts';
import type { DraftEditor } from './use-draft-editor.ts';

/** Công khai: what differs from the version in use, whom it affects, then the one button. */
export function PublishPart({ draft, editor }: { draft: DesignDraft; editor: DraftEditor }) {
  const { data, error, refetch } = useDifferences(editor.id, editor.revision);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data || editor.state !== 'saved') return <Loading />;
  return <Publish told={data} draft={draft} editor={editor} onRefused={() => void refetch()} />;
}

type PublishProps = { told: Differences; draft: DesignDraft; editor: DraftEditor; onRefused: () => void };

function Publish({ told, draft, editor, onRefused }: PublishProps) {
  const { t } = useTexts<ConsoleText>();
  const publish = usePublish(draft.id, () => go({ page: 'versions', code: draft.code, isJustPublished: true }));
  const isSame = told.liveVersion !== null && told.differences.length === 0;
  return (
    <>
      <section aria-labelledby="differences">
        <h2 id="differences">{t('publish.differences')}</h2>
        {told.problems.length > 0 && (
          <p className="notice gold">{t('publish.faulty', { count: told.problems.length })}</p>
        )}
        {told.problems.length === 0 && told.liveVersion === null && <p>{t('publish.first')}</p>}
        {told.problems.length === 0 && isSame && <p>{t('publish.same')}</p>}
        <ul className="differences">
          {told.differences.map(({ part, text }) => (
            <li key={`${part} ${text}`}>
              <span className="tag">{part}</span> {text}
            </li>
          ))}
        </ul>
      </section>
      <AffectedPanel affected={told.affected} />
      <section aria-labelledby="publish">
        <h2 id="publish">{t('publish.title')}</h2>
        {publish.error && <Problem error={publish.error} onRetry={onRefused} />}
        {told.problems.length === 0 && (
          <>
            <p>{t('publish.help')}</p>
            <button
              type="button"
              className="button"
              disabled={publish.isPending}
              onClick={() => publish.mutate({ revision: editor.revision, liveVersion: told.liveVersion })}
            >
              {t(publish.isPending ? 'publish.working' : 'publish.do')}
            </button>
          </>
        )}
        <Discard id={draft.id} />
      </section>
    </>
  );
}

function Discard({ id }: { id: string }) {
  const { t } = useTexts<ConsoleText>();
  const [isAsked, setAsked] = useState(false);
  const discard = useDiscard(id, () => go({ page: 'procedures' }));
  if (!isAsked) {
    return (
      <p>
        <button type="button" className="button plain" onClick={() => setAsked(true)}>
          {t('publish.discard')}
        </button>
      </p>
    );
  }
  return (
    <div className="notice">
      {discard.error && <Problem error={discard.error} />}
      <p>{t('publish.discardHelp')}</p>
      <div className="buttons">
        <button type="button" className="button quiet" onClick={() => discard.mutate()}>
          {t('publish.discardDo')}
        </button>
        <button type="button" className="button plain" onClick={() => setAsked(false)}>
          {t('versions.cancel')}
        </button>
      </div>
    </div>
  );
}
