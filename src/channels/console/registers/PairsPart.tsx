import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { Go } from '../layout/Go.tsx';
import { usePairs } from './registers.data.ts';
import { useNameOf } from './use-name-of.ts';

/** Các cặp nghi trùng chờ kết luận. */
export function PairsPart({ register }: { register: string }) {
  const { t } = useTexts<ConsoleText>();
  const nameOf = useNameOf();
  const { data, error, refetch } = usePairs(register);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.length === 0) return <p>{t('pairs.none')}</p>;
  return (
    <>
      <p className="intro">{t('pairs.intro')}</p>
      <ul className="procedures">
        {data.map(({ first, second, rules }) => (
          <li key={`${first.id} ${second.id}`}>
            <div>
              <p>{nameOf(first)}</p>
              <p>{nameOf(second)}</p>
              <p className="muted">{t('pairs.rule', { rules: rules.join('; ') })}</p>
            </div>
            <Go
              to={{ page: 'compare', register, first: first.id, second: second.id }}
              aria-label={t('pairs.compareOf', { first: nameOf(first), second: nameOf(second) })}
            >
              {t('pairs.compare')}
            </Go>
          </li>
        ))}
      </ul>
    </>
  );
}
