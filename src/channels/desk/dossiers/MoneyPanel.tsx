import type { OfficerDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { momentText, money } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';

/** Phí, lệ phí of the dossier and whether they are paid. */
export function MoneyPanel({ view: { code, fees, payment, onlinePayments } }: { view: OfficerDossierView }) {
  const { t, lang } = useTexts<DeskText>();
  const isFree = fees.every(({ amountVnd }) => amountVnd === 0);
  return (
    <section aria-labelledby="fees">
      <h2 id="fees">{t('dossier.fees')}</h2>
      {isFree && <p>{t('dossier.noFees')}</p>}
      {!isFree && (
        <>
          <ul className="plain-list">
            {fees.map((fee) => (
              <li key={fee.id}>
                {fee.name}: <strong>{money(fee.amountVnd)}</strong> <span className="muted">({fee.article})</span>
              </li>
            ))}
          </ul>
          <p>
            {payment
              ? t('dossier.paid', { amount: money(payment.amountVnd), number: payment.receiptNumber })
              : t('dossier.unpaid')}
          </p>
          {onlinePayments.map(({ reference, paidAt, refund, amountVnd, hasBill }) => (
            <p key={reference}>
              {t('dossier.paidOnline', { moment: momentText(paidAt, lang) })}{' '}
              {hasBill && (
                <a href={`/api/dossiers/${code}/payments/${reference}/bill`} target="_blank" rel="noreferrer">
                  {t('dossier.platformBill')}
                </a>
              )}
              {refund !== 'none' && <strong> {t(`dossier.refund.${refund}`, { amount: money(amountVnd) })}</strong>}
            </p>
          ))}
        </>
      )}
    </section>
  );
}
