import { PageTitle } from '../../ui/frame/PageTitle.tsx';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { useTexts } from '../../ui/text.tsx';
import { useIsWide } from '../../ui/use-is-wide.ts';
import type { ConsoleText } from '../console.vi.ts';
import { Go } from '../layout/Go.tsx';
import { AlertsPart } from './AlertsPart.tsx';
import { exchangeParts, managerParts, type ExchangePart } from './exchange-parts.ts';
import { useExchange } from './exchange.data.ts';
import { GrantsPart } from './GrantsPart.tsx';
import { LogPart } from './LogPart.tsx';
import { MapPart } from './MapPart.tsx';
import { MessagesPart } from './MessagesPart.tsx';
import { DocumentsPart } from './DocumentsPart.tsx';
import { NationalSyncPart } from './NationalSyncPart.tsx';
import { ProposalsPart } from './ProposalsPart.tsx';
import { ReviewsPart } from './ReviewsPart.tsx';
import { ServicesPart } from './ServicesPart.tsx';
import { SystemsPart } from './SystemsPart.tsx';
import './exchange.css';

/** Nền tảng tích hợp, chia sẻ dữ liệu: who may call whom and does, for the agency in charge and the owners of systems. */
export function ExchangePage({ part, service }: { part: ExchangePart | undefined; service: string | undefined }) {
  const { t } = useTexts<ConsoleText>();
  const { data, error, refetch } = useExchange();
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const parts = exchangeParts.filter((one) => data.mayManage || !managerParts.includes(one));
  const here = parts.find((one) => one === part) ?? parts[0] ?? 'quyen';
  return (
    <>
      <PageTitle page={t('exchange.title')} />
      <h1>{t('exchange.title')}</h1>
      <Parts parts={parts} here={here} />
      {here === 'ban-do' && <MapPart gateways={data.gateways} />}
      {here === 'canh-bao' && <AlertsPart />}
      {here === 'quyen' && <GrantsPart overview={data} />}
      {here === 'ra-soat' && <ReviewsPart services={data.services} />}
      {here === 'nguoi-thu-hai' && <ProposalsPart overview={data} />}
      {here === 'he-thong' && <SystemsPart overview={data} />}
      {here === 'dich-vu' && <ServicesPart overview={data} named={service} />}
      {here === 'nhat-ky' && <LogPart overview={data} />}
      {here === 'thong-diep' && <MessagesPart />}
      {here === 'cong-quoc-gia' && <NationalSyncPart />}
      {here === 'van-ban' && <DocumentsPart />}
    </>
  );
}

/** The parts side by side; where there is no room for them, behind the name of the one that is shown. */
function Parts({ parts, here }: { parts: readonly ExchangePart[]; here: ExchangePart }) {
  const { t } = useTexts<ConsoleText>();
  const isWide = useIsWide();
  const nav = (
    <nav aria-label={t('exchange.parts')}>
      <ol className="tabs">
        {parts.map((one) => (
          <li key={one}>
            <Go to={{ page: 'exchange', part: one }} aria-current={one === here ? 'page' : undefined}>
              {t(`exchange.part.${one}`)}
            </Go>
          </li>
        ))}
      </ol>
    </nav>
  );
  if (isWide) return nav;
  return (
    // Closed again when one has been chosen.
    <details key={here} className="exchange-parts">
      <summary>
        {t('exchange.parts')}: {t(`exchange.part.${here}`)}
      </summary>
      {nav}
    </details>
  );
}
