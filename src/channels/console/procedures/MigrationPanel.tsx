import type { MigrationPage, ProcedureVersions } from '#applications/design/design.contract.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { useMigration } from './procedures.data.ts';

/** Chuyển phiên bản hồ sơ đang giải quyết: planned dossier by dossier, then done. */
export function MigrationPanel({ versions }: { versions: ProcedureVersions }) {
  const { t } = useTexts<ConsoleText>();
  const { affected, code, currentVersion } = versions;
  const { plan, progress, show, move } = useMigration(code, currentVersion);
  const movable = plan?.dossiers.filter(({ obstacles }) => obstacles.length === 0).length ?? 0;
  return (
    <section aria-labelledby="migration">
      <h2 id="migration">{t('migration.title')}</h2>
      {(show.error ?? move.error) && <Problem error={show.error ?? move.error} />}
      {progress && (
        <output className="notice good block">
          {t(progress.isOver ? 'migration.done' : 'migration.working', {
            moved: progress.moved,
            staying: progress.staying,
          })}
        </output>
      )}
      {affected.onOtherVersions === 0 && <p>{t('migration.none')}</p>}
      {affected.onOtherVersions > 0 && !plan && (
        <>
          <p>{t('migration.intro', { count: affected.onOtherVersions })}</p>
          <button type="button" className="button quiet" disabled={show.isPending} onClick={() => show.mutate('')}>
            {t('migration.plan')}
          </button>
        </>
      )}
      {plan && (
        <>
          <ul className="plan">
            {plan.dossiers.map((dossier) => (
              <Planned key={dossier.code} dossier={dossier} />
            ))}
          </ul>
          {plan.next !== null && (
            <button
              type="button"
              className="button quiet"
              disabled={show.isPending}
              onClick={() => show.mutate(plan.next ?? '')}
            >
              {t('migration.more')}
            </button>
          )}
          {movable > 0 && plan.next === null && (
            <>
              <p className="muted">{t('migration.doHelp')}</p>
              <button type="button" className="button" disabled={move.isPending} onClick={() => move.mutate()}>
                {t('migration.do', { count: movable })}
              </button>
            </>
          )}
        </>
      )}
    </section>
  );
}

function Planned({ dossier: { code, changes, obstacles } }: { dossier: MigrationPage['dossiers'][number] }) {
  const { t } = useTexts<ConsoleText>();
  const stays = obstacles.length > 0;
  const told = stays ? obstacles : changes;
  return (
    <li>
      <strong className="numbers">{code}</strong>{' '}
      <span className={stays ? 'tag warn' : 'tag'}>{t(stays ? 'migration.stays' : 'migration.moves')}</span>
      <ul>
        {told.length === 0 && <li>{t('migration.same')}</li>}
        {told.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </li>
  );
}
