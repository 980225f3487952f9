import type { SystemCertificates } from '#platform/exchange/certificates/certificate.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { ReasonForm, type Choose } from './ReasonForm.tsx';
import { useCertificateDecision, useCertificates } from './system-certificates.data.ts';

/** Yêu cầu cấp chứng thư chờ duyệt, for the agency in charge; nothing when there is none. */
export function WaitingCertificates() {
  const { t } = useTexts<ConsoleText>();
  const { data } = useCertificates();
  const waiting = (data?.systems ?? []).flatMap((own) =>
    own.request?.state === 'waiting' ? [{ own, request: own.request }] : [],
  );
  if (waiting.length === 0) return null;
  return (
    <section className="exchange-new">
      <h2>{t('exchange.certificates.waiting', { count: waiting.length })}</h2>
      {waiting.map(({ own, request }) => (
        <Waiting key={request.id} own={own} request={request} />
      ))}
    </section>
  );
}

function Waiting({ own, request }: { own: SystemCertificates; request: NonNullable<SystemCertificates['request']> }) {
  const { t, lang } = useTexts<ConsoleText>();
  const approval = useCertificateDecision(request.id);
  const refusal = useCertificateDecision(request.id);
  const refuse: Choose = (reason, done) => refusal.mutate({ action: 'refuse', reason }, done);
  const { code, systemName: system } = own;
  const { askedName: who, askedAt, keyKind: kind, keyMark: mark } = request;
  return (
    <div>
      <p>{t('exchange.certificates.of', { ...{ system, code, who, kind, mark }, at: momentText(askedAt, lang) })}</p>
      {request.mayDecide ? (
        <>
          <p>{t('exchange.certificates.checkFirst')}</p>
          {approval.error && <Problem error={approval.error} />}
          <p>
            <button
              type="button"
              className="button"
              disabled={approval.isPending}
              onClick={() => approval.mutate({ action: 'approve', reason: '' })}
            >
              {t('exchange.certificates.approve')}
            </button>
          </p>
          <details>
            <summary>{t('exchange.certificates.refuse')}</summary>
            <ReasonForm
              change={refusal}
              choices={[{ key: 'refuse', text: t('exchange.certificates.refuseNow'), isMain: false, choose: refuse }]}
            />
          </details>
        </>
      ) : (
        <p className="muted">{t('exchange.certificates.notOwn')}</p>
      )}
    </div>
  );
}
