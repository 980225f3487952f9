import type { FormEvent } from 'react';
import type { Refund } from '#platform/payments/payments.contract.ts';
import { money, momentText } from '../../ui/dates.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { DossierCode } from './DaySheet.tsx';
import { useGiveBack, useRefunds } from './register.data.ts';

/** Khoản nộp trùng phải hoàn trả; not there at all when there is none. */
export function Refunds() {
  const { t } = useTexts<DeskText>();
  const { data, error } = useRefunds();
  if (error) return <Problem error={error} />;
  if (!data || data.length === 0) return null;
  return (
    <section aria-labelledby="refunds" className="no-print">
      <h2 id="refunds">{t('register.refunds')}</h2>
      <p>{t('register.refundsHelp')}</p>
      <ul className="plain-list">
        {data.map((refund) => (
          <GiveBack key={refund.reference} refund={refund} />
        ))}
      </ul>
    </section>
  );
}

function GiveBack({
  refund: { reference, subjectCode, payerName, amountVnd, paidAt, transactionId },
}: {
  refund: Refund;
}) {
  const { t, lang } = useTexts<DeskText>();
  const giveBack = useGiveBack();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const note = String(new FormData(event.currentTarget).get('note') ?? '').trim();
    if (note !== '') giveBack.mutate({ reference, note });
  };
  return (
    <li>
      <p>
        <DossierCode code={subjectCode} /> {payerName}: <strong>{money(amountVnd)}</strong>{' '}
        <span className="muted">
          {t('register.refundPaidAt', { moment: momentText(paidAt, lang), transaction: transactionId })}
        </span>
      </p>
      <form onSubmit={submit}>
        <div className="field">
          <label htmlFor={`refund-${reference}`}>{t('register.refundNote', { code: subjectCode })}</label>
          <input id={`refund-${reference}`} name="note" required maxLength={100} />
        </div>
        <button type="submit" className="button quiet" disabled={giveBack.isPending}>
          {t('register.refundDone')}
        </button>
      </form>
      {giveBack.error && <Problem error={giveBack.error} />}
    </li>
  );
}
