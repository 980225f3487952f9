import { PageTitle } from '../../ui/frame/PageTitle.tsx';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { Go } from '../layout/Go.tsx';
import { useKeptRegisters } from './registers.data.ts';

/** Các cơ sở dữ liệu người này quản lý. */
export function RegistersPage() {
  const { t } = useTexts<ConsoleText>();
  const { data, error, refetch } = useKeptRegisters();
  return (
    <>
      <PageTitle page={t('registers.title')} />
      <h1>{t('registers.title')}</h1>
      <p className="intro">{t('registers.intro')}</p>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <p className="notice">{t('registers.none')}</p>}
      <ul className="procedures">
        {data?.map(({ register, name, article }) => (
          <li key={register}>
            <div>
              <h2>
                <Go to={{ page: 'register', register, part: 'tim' }}>{name}</Go>
              </h2>
              <p className="muted">{t('registers.article', { article })}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
