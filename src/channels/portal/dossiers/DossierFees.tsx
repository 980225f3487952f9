import { money, momentText } from '../../ui/dates.ts';
import { useTexts, type Translate } from '../../ui/text.tsx';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';

/** Cần nộp phí: what is due, and the way to pay it. */
export function Payment({ dossier }: Pages['dossier']) {
  const { t } = useTexts<PortalText>();
  const total = dossier.fees.reduce((sum, fee) => sum + fee.amountVnd, 0);
  // A fee due with the result may be paid before, and holds up nothing until then.
  const isDue = dossier.status === 'awaiting_payment' || dossier.status === 'finished';
  if (dossier.paymentConfirming)
    return (
      <section className="notice good" role="status">
        <p>{t('dossier.payConfirming')}</p>
      </section>
    );
  return (
    <section className="notice gold">
      <h2>{t(isDue ? 'dossier.payTitle' : 'dossier.payLaterTitle')}</h2>
      {!isDue && <p>{t('dossier.payLater')}</p>}
      <p>
        <strong>{money(total)}</strong> ({dossier.fees.map((fee) => fee.name).join('; ')})
      </p>
      <a className="button" href={`/ho-so/${dossier.code}/nop-phi`}>
        {t('dossier.pay')}
      </a>
    </section>
  );
}

function paidText({ payment, paymentConfirming }: Pages['dossier']['dossier'], t: Translate<PortalText>): string {
  if (payment) return t('dossier.paid', { number: payment.receiptNumber });
  return t(paymentConfirming ? 'dossier.payConfirming' : 'dossier.unpaid');
}

/** Phí, lệ phí: what they are, and what was paid of them. */
export function Fees({ dossier }: Pages['dossier']) {
  const { t, lang } = useTexts<PortalText>();
  return (
    <>
      <h2>{t('dossier.fees')}</h2>
      <ul>
        {dossier.fees.map((fee) => (
          <li key={fee.id}>
            {fee.name}: {money(fee.amountVnd)} <span className="muted">({fee.article})</span>
          </li>
        ))}
      </ul>
      <p>{paidText(dossier, t)}</p>
      {dossier.onlinePayments.map(({ reference, paidAt, refund, amountVnd, hasBill }) => (
        <p key={reference}>
          {t('dossier.paidOnline', { moment: momentText(paidAt, lang) })}{' '}
          {hasBill ? (
            <a href={`/api/dossiers/${dossier.code}/payments/${reference}/bill`}>{t('dossier.platformBill')}</a>
          ) : (
            <span className="muted">{t('dossier.platformBillComing')}</span>
          )}
          {refund !== 'none' && <strong> {t(`dossier.refund.${refund}`, { amount: money(amountVnd) })}</strong>}
        </p>
      ))}
    </>
  );
}
