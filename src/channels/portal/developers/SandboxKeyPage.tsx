import type { SandboxKey } from '#platform/exchange/developers/developers.contract.ts';
import { useTexts } from '../../ui/text.tsx';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';
import { Listing } from './Listing.tsx';

/** Khóa thử nghiệm: what was made, shown once; or why nothing was. */
export function SandboxKeyPage({ made, problem }: Pages['sandboxKey']) {
  const { t } = useTexts<PortalText>();
  return (
    <>
      <h1>{made ? t('key.title') : t('key.refused')}</h1>
      {problem !== null && <p className="notice bad">{problem}</p>}
      {made && <Shown made={made} />}
      <p>
        <a href="/nha-phat-trien">{t('key.next')}</a>
      </p>
    </>
  );
}

function Shown({ made }: { made: SandboxKey }) {
  const { t } = useTexts<PortalText>();
  return (
    <>
      <p className="notice gold">{t('key.once')}</p>
      <h2>{t('key.clientId')}</h2>
      <Listing label={t('key.clientId')} text={made.clientId} />
      <h2>{t('key.secret')}</h2>
      <Listing label={t('key.secret')} text={made.clientSecret} />
      <h2>{t('key.purposeKey')}</h2>
      <p>{t('key.purposeHelp')}</p>
      <Listing label={t('key.purposeKey')} text={made.purposeKey} />
      <p>{t('key.services', { count: made.services.length })}</p>
    </>
  );
}
