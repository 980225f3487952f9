import { useState } from 'react';
import type { CertificatesView, SystemCertificates } from '#platform/exchange/certificates/certificate.contract.ts';
import { dayOf, momentText, shortDay } from '../../ui/dates.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { AcmeOfSystem } from './AcmeOfSystem.tsx';
import { useCertificateRequest, useCertificates, useCertificateWithdrawal } from './system-certificates.data.ts';

/** Chứng thư do nền tảng cấp cho một hệ thống: those in force, asking for the next, and renewing without people. */
export function CertificatesOfSystem({ code }: { code: string }) {
  const { t } = useTexts<ConsoleText>();
  const { data, error, refetch } = useCertificates();
  const own = data?.systems.find((system) => system.code === code);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data || !own) return null;
  return (
    <details>
      <summary>{t('exchange.certificates.title', { count: own.issued.length })}</summary>
      {data.directory === null ? (
        <p className="muted">{t('exchange.certificates.closed')}</p>
      ) : (
        <Open own={own} directory={data.directory} />
      )}
    </details>
  );
}

function Open({ own, directory }: { own: SystemCertificates; directory: NonNullable<CertificatesView['directory']> }) {
  const { t } = useTexts<ConsoleText>();
  return (
    <>
      <p className="muted">{t('exchange.certificates.intro', { name: own.name })}</p>
      <ul className="plain-list">
        {own.issued.map((one) => (
          <Issued key={one.serial} code={own.code} issued={one} />
        ))}
      </ul>
      <LastRequest code={own.code} request={own.request} />
      {own.request?.state !== 'waiting' && <RequestForm code={own.code} />}
      <AcmeOfSystem own={own} directory={directory} />
    </>
  );
}

function Issued({ code, issued }: { code: string; issued: SystemCertificates['issued'][number] }) {
  const { t } = useTexts<ConsoleText>();
  const { serial, issuedAt, notAfter, renewsItself } = issued;
  return (
    <li>
      <span>
        {t('exchange.certificates.one', { serial: `${serial.slice(0, 8)}…`, issued: shortDay(dayOf(issuedAt)) })}{' '}
        {t('exchange.certificates.until', { day: shortDay(dayOf(notAfter)) })}
      </span>{' '}
      {renewsItself && <span className="tag">{t('exchange.certificates.renews')}</span>}{' '}
      <a
        href={`/api/exchange/systems/${code}/issued-certificates/${serial}`}
        download={`${code}.pem`}
        aria-label={t('exchange.certificates.downloadOf', { serial })}
      >
        {t('exchange.certificates.download')}
      </a>
    </li>
  );
}

/** What became of the last request is said as long as it is not simply a certificate above. */
function LastRequest({ code, request }: { code: string; request: SystemCertificates['request'] }) {
  const { t, lang } = useTexts<ConsoleText>();
  const withdrawal = useCertificateWithdrawal(code);
  if (!request || request.state === 'issued' || request.state === 'withdrawn') return null;
  const { id, askedName, keyKind: kind, keyMark: mark, askedAt, decidedName, reason } = request;
  const at = momentText(askedAt, lang);
  if (request.state === 'refused')
    return (
      <p className="notice" role="status">
        {t('exchange.certificates.refused', { who: decidedName ?? '', at, reason })}
      </p>
    );
  return (
    <>
      <p className="notice" role="status">
        {t('exchange.certificates.waits', { who: askedName, kind, mark, at })}
      </p>
      {withdrawal.error && <Problem error={withdrawal.error} />}
      <button
        type="button"
        className="button quiet"
        disabled={withdrawal.isPending}
        onClick={() => withdrawal.mutate(id)}
      >
        {t('exchange.certificates.withdraw')}
      </button>
    </>
  );
}

function RequestForm({ code }: { code: string }) {
  const { t } = useTexts<ConsoleText>();
  const [csr, setCsr] = useState('');
  const request = useCertificateRequest(code, () => setCsr(''));
  return (
    <div className="narrow">
      <TextField
        label={t('exchange.certificates.csr')}
        help={t('exchange.certificates.csrHelp')}
        value={csr}
        onChange={setCsr}
        isLong
        maxLength={16_384}
      />
      <p>
        <label className="button quiet file-button">
          {t('exchange.certificates.file')}
          <input
            type="file"
            accept=".csr,.pem,.req,.p10,.der"
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) void readRequest(file).then(setCsr);
            }}
          />
        </label>
      </p>
      {request.error && <Problem error={request.error} labels={{ csr: t('exchange.certificates.csr') }} />}
      <button
        type="button"
        className="button quiet"
        disabled={csr.trim() === '' || request.isPending}
        onClick={() => request.mutate(csr)}
      >
        {t('exchange.certificates.send')}
      </button>
    </div>
  );
}

/** A file in PEM as it is, one in DER as base64. */
async function readRequest(file: File): Promise<string> {
  const text = await file.text();
  if (text.includes('-----BEGIN')) return text;
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''));
}
