import { useState } from 'react';
import type { AgreementView } from '#platform/exchange/management/agreement.contract.ts';
import type { GrantView } from '#platform/exchange/management/management.contract.ts';
import { fileSize, momentText, shortDay } from '../../ui/dates.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import { typedDay } from '../../ui/typed-days.ts';
import { FileDrop } from '../../ui/uploads/FileDrop.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { useGrantChange } from './grants.data.ts';

const empty = { number: '', signedOn: '', agencies: '' };

/** Văn bản thoả thuận a grant is carried out under: which it is, its file, and putting one to it. */
export function GrantAgreement({ grant: { id, state, agreement } }: { grant: GrantView }) {
  const { t } = useTexts<ConsoleText>();
  const isOver = state === 'refused' || state === 'ended';
  if (isOver && agreement === null) return null;
  return (
    <details>
      <summary>
        {agreement === null
          ? t('exchange.agreement.none')
          : t('exchange.agreement.title', { number: agreement.number, day: shortDay(agreement.signedOn) })}
      </summary>
      {agreement && <Shown id={id} agreement={agreement} />}
      {!isOver && <LinkForm id={id} />}
    </details>
  );
}

function Shown({ id, agreement }: { id: string; agreement: AgreementView }) {
  const { agencies, sha256, sizeBytes, signatures } = agreement;
  const { t } = useTexts<ConsoleText>();
  return (
    <>
      <p>{t('exchange.agreement.signers', { agencies: agencies.join(', ') })}</p>
      <p>
        {sizeBytes === null ? (
          t('exchange.agreement.noFile')
        ) : (
          <a href={`/api/exchange/grants/${id}/agreement`} target="_blank" rel="noreferrer">
            {t('exchange.agreement.open', { size: fileSize(sizeBytes) })}
          </a>
        )}
      </p>
      {sizeBytes !== null && <Signatures signatures={signatures} />}
      {sha256 && (
        <p className="muted">
          SHA-256 <code>{sha256}</code>
        </p>
      )}
    </>
  );
}

/** Chữ ký số of the file, each with whether it holds; nobody here vouches for the certificates. */
function Signatures({ signatures }: Pick<AgreementView, 'signatures'>) {
  const { t, lang } = useTexts<ConsoleText>();
  if (signatures === null) return <p>{t('exchange.agreement.unreadable')}</p>;
  if (signatures.length === 0) return <p>{t('exchange.agreement.unsigned')}</p>;
  return (
    <>
      <ul className="plain-list">
        {signatures.map(({ signer, issuer, signedAt, isIntact }, index) => (
          <li key={`${index} ${signer}`}>
            <span className={isIntact ? 'tag' : 'tag late'}>
              {isIntact ? `✓ ${t('exchange.agreement.intact')}` : `✕ ${t('exchange.agreement.altered')}`}
            </span>{' '}
            {signer || t('exchange.agreement.unknownSigner')}{' '}
            <span className="muted">
              {t('exchange.agreement.issuer', { issuer: issuer || '–' })}
              {signedAt && `, ${momentText(signedAt, lang)}`}
            </span>
          </li>
        ))}
      </ul>
      {!signatures.at(-1)?.coversAll && <p>{t('exchange.agreement.added')}</p>}
      <p className="muted">{t('exchange.agreement.trust')}</p>
    </>
  );
}

function LinkForm({ id }: { id: string }) {
  const { t } = useTexts<ConsoleText>();
  const [given, setGiven] = useState(empty);
  const [uploads, setUploads] = useState<readonly string[]>([]);
  const link = useGrantChange(`/${id}/agreement`, () => {
    setGiven(empty);
    setUploads([]);
  });
  const set = (change: Partial<typeof empty>) => setGiven({ ...given, ...change });
  const [uploadId] = uploads;
  return (
    <form
      className="narrow"
      onSubmit={(event) => {
        event.preventDefault();
        const agencies = given.agencies.split('\n').filter((line) => line.trim() !== '');
        link.mutate({ ...given, signedOn: typedDay(given.signedOn), agencies, uploadId });
      }}
    >
      <TextField label={t('exchange.agreement.number')} value={given.number} onChange={(number) => set({ number })} />
      <TextField
        label={t('exchange.agreement.signedOn')}
        help={t('exchange.request.day')}
        value={given.signedOn}
        onChange={(signedOn) => set({ signedOn })}
        isShort
      />
      <TextField
        label={t('exchange.agreement.agencies')}
        help={t('exchange.agreement.agenciesHelp')}
        value={given.agencies}
        onChange={(agencies) => set({ agencies })}
        isLong
      />
      <fieldset className="field">
        <legend>{t('exchange.agreement.file')}</legend>
        <FileDrop label={t('exchange.agreement.file')} ids={uploads} known={[]} isPdf onChange={setUploads} />
      </fieldset>
      {link.error && (
        <Problem
          error={link.error}
          labels={{
            number: t('exchange.agreement.number'),
            signedOn: t('exchange.agreement.signedOn'),
            agencies: t('exchange.agreement.agencies'),
            uploadId: t('exchange.agreement.file'),
          }}
        />
      )}
      <button className="button" type="submit" disabled={link.isPending}>
        {t('exchange.agreement.link')}
      </button>
    </form>
  );
}
