import { useState } from 'react';
import type { ProcedureVersions } from '#applications/design/design.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { PageTitle } from '../../ui/frame/PageTitle.tsx';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { Go } from '../layout/Go.tsx';
import { AffectedPanel } from './AffectedPanel.tsx';
import { MigrationPanel } from './MigrationPanel.tsx';
import { useRollBack, useVersions } from './procedures.data.ts';

/** Các phiên bản của một thủ tục: publications, dossiers on each, taking the last one back, moving dossiers. */
export function VersionsPage({ code, isJustPublished }: { code: string; isJustPublished: boolean }) {
  const { t } = useTexts<ConsoleText>();
  const { data, error, refetch } = useVersions(code);
  return (
    <>
      <PageTitle page={data?.name ?? code} />
      <p className="crumbs">
        <Go to={{ page: 'procedures' }}>← {t('versions.back')}</Go>
      </p>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <h1>{data.name}</h1>
          {isJustPublished && <output className="notice good block">{t('versions.published')}</output>}
          <History versions={data} />
          <RollBack versions={data} />
          <AffectedPanel affected={data.affected} />
          <MigrationPanel key={data.currentVersion} versions={data} />
        </>
      )}
    </>
  );
}

function History({ versions }: { versions: ProcedureVersions }) {
  const { t, lang } = useTexts<ConsoleText>();
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('versions.history')}</h2>
      <table className="rows stacked">
        <thead>
          <tr>
            <th scope="col">{t('versions.version')}</th>
            <th scope="col">{t('versions.at')}</th>
            <th scope="col">{t('versions.by')}</th>
            <th scope="col">{t('versions.open')}</th>
          </tr>
        </thead>
        <tbody>
          {versions.versions.map((one) => (
            <tr key={one.publishedAt}>
              <th scope="row" className="numbers">
                {one.version.slice(0, 12)} {one.isCurrent && <span className="tag">{t('versions.isCurrent')}</span>}
              </th>
              <td data-head={t('versions.at')}>
                {momentText(one.publishedAt, lang)}
                {one.reason === 'rolled_back' && (
                  <span className="muted block">{t('versions.reason.rolled_back')}</span>
                )}
              </td>
              <td data-head={t('versions.by')}>{one.publishedBy || t('versions.bySystem')}</td>
              <td className="numbers" data-head={t('versions.open')}>
                {one.openDossiers}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RollBack({ versions: { code, currentVersion, canRollBack } }: { versions: ProcedureVersions }) {
  const { t } = useTexts<ConsoleText>();
  const [isAsked, setAsked] = useState(false);
  const rollBack = useRollBack(code);
  if (!canRollBack && !rollBack.data) return null;
  return (
    <section className="roll-back">
      {rollBack.error && <Problem error={rollBack.error} />}
      {rollBack.data && (
        <output className="notice good block">
          {t('versions.rolledBack', { version: rollBack.data.version.slice(0, 12) })}
        </output>
      )}
      {isAsked ? (
        <>
          <p>{t('versions.rollBackHelp')}</p>
          <div className="buttons">
            <button
              type="button"
              className="button"
              onClick={() => {
                rollBack.mutate(currentVersion);
                setAsked(false);
              }}
            >
              {t('versions.confirm')}
            </button>
            <button type="button" className="button quiet" onClick={() => setAsked(false)}>
              {t('versions.cancel')}
            </button>
          </div>
        </>
      ) : (
        canRollBack && (
          <button type="button" className="button quiet" onClick={() => setAsked(true)}>
            {t('versions.rollBack')}
          </button>
        )
      )}
    </section>
  );
}
