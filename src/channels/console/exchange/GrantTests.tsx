import type { GrantView } from '#platform/exchange/management/management.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { useGrantChange } from './grants.data.ts';

/** Kiểm thử của bên khai thác, how each went last, and running them now. */
export function GrantTests({ grant: { id, tests } }: { grant: GrantView }) {
  const { t, lang } = useTexts<ConsoleText>();
  const run = useGrantChange(`/${id}/tests/run`);
  if (tests.length === 0) return null;
  const broken = tests.filter(({ results }) => results.some(({ fault }) => fault !== '')).length;
  return (
    <details open={broken > 0}>
      <summary>
        {broken > 0
          ? t('exchange.tests.broken', { broken, count: tests.length })
          : t('exchange.tests.title', { count: tests.length })}
      </summary>
      <ul className="plain-list">
        {tests.map(({ name, operation, results }) => (
          <li key={name}>
            {name} <code>{operation}</code>
            {results.length === 0 && <span className="muted"> {t('exchange.tests.notYet')}</span>}
            {results.map(({ against, at, fault }) => (
              <div key={against}>
                <span className={fault === '' ? 'tag' : 'tag warn'}>
                  {fault === '' ? `✓ ${t('exchange.tests.passed')}` : `✕ ${t('exchange.tests.failed')}`}
                </span>{' '}
                {t(`exchange.tests.${against}`)} <span className="muted">{momentText(at, lang)}</span> {fault}
              </div>
            ))}
          </li>
        ))}
      </ul>
      {run.error && <Problem error={run.error} />}
      <button type="button" className="button quiet" disabled={run.isPending} onClick={() => run.mutate({})}>
        {t('exchange.tests.run')}
      </button>
    </details>
  );
}
