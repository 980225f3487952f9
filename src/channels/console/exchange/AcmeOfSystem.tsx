import type { SystemCertificates } from '#platform/exchange/certificates/certificate.contract.ts';
import { dayOf, shortDay } from '../../ui/dates.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { useAcmeKey, useDropAcmeKey } from './system-certificates.data.ts';

/** Tự động gia hạn bằng ACME: the keys that tie clients' accounts to the system, each shown once. */
export function AcmeOfSystem({ own, directory }: { own: SystemCertificates; directory: string }) {
  const { t } = useTexts<ConsoleText>();
  const { code, name, acmeKeys, mayTakeAcmeKey } = own;
  const taken = useAcmeKey(code);
  const drop = useDropAcmeKey(code);
  const error = taken.error ?? drop.error;
  return (
    <section className="exchange-part">
      <h3>{t('exchange.acme.title')}</h3>
      <p className="muted wraps">{t('exchange.acme.intro', { directory, name })}</p>
      <ul className="plain-list">
        {acmeKeys.map(({ id, createdAt, accounts }) => (
          <li key={id}>
            {t('exchange.acme.key', { id, day: shortDay(dayOf(createdAt)), count: accounts })}{' '}
            <button
              type="button"
              className="button plain"
              aria-label={t('exchange.acme.dropOf', { id })}
              disabled={drop.isPending}
              onClick={() => drop.mutate(id)}
            >
              {t('exchange.acme.drop')}
            </button>
          </li>
        ))}
      </ul>
      {taken.data && (
        <p className="notice wraps" role="status">
          {t('exchange.acme.once')}
          <br />
          {t('exchange.acme.kid')}: <code>{taken.data.clientId}</code>
          <br />
          {t('exchange.acme.hmac')}: <code>{taken.data.clientSecret}</code>
        </p>
      )}
      {error && <Problem error={error} />}
      {mayTakeAcmeKey ? (
        <button
          type="button"
          className="button quiet"
          disabled={taken.isPending}
          onClick={() => {
            taken.mutate();
          }}
        >
          {t('exchange.acme.take')}
        </button>
      ) : (
        <p className="muted">{t('exchange.acme.notYet')}</p>
      )}
    </section>
  );
}
