import { PageTitle } from '../../ui/frame/PageTitle.tsx';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { Go } from '../layout/Go.tsx';
import { NoPage } from '../layout/NoPage.tsx';
import { PairsPart } from './PairsPart.tsx';
import { registerParts, type RegisterPart } from './register-parts.ts';
import { useKeptRegisters } from './registers.data.ts';
import { SearchPart } from './SearchPart.tsx';

/** Một cơ sở dữ liệu: finding its records, and pairs that may be one. */
export function RegisterPage({ register, part }: { register: string; part: RegisterPart }) {
  const { t } = useTexts<ConsoleText>();
  const { data, error, refetch } = useKeptRegisters();
  const kept = data?.find((one) => one.register === register);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (!kept) return <NoPage />;
  return (
    <>
      <PageTitle page={kept.name} />
      <p className="crumbs">
        <Go to={{ page: 'registers' }}>← {t('registers.back')}</Go>
      </p>
      <h1>{kept.name}</h1>
      <nav aria-label={t('registers.parts')}>
        <ol className="tabs">
          {registerParts.map((one) => (
            <li key={one}>
              <Go to={{ page: 'register', register, part: one }} aria-current={one === part ? 'page' : undefined}>
                {t(`registers.part.${one}`)}
              </Go>
            </li>
          ))}
        </ol>
      </nav>
      {part === 'tim' ? <SearchPart register={register} /> : <PairsPart register={register} />}
    </>
  );
}
