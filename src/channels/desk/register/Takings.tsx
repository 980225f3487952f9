import { Link } from '@tanstack/react-router';
import { longDay, money, timeOf } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { useTakings } from './register.data.ts';

/** Bảng kê thu phí, lệ phí trong ngày, with its total. */
export function Takings({ on }: { on: string }) {
  const { t, lang } = useTexts<DeskText>();
  const { data, error } = useTakings(on);
  const total = data?.reduce((sum, { amountVnd }) => sum + amountVnd, 0) ?? 0;
  return (
    <section aria-labelledby="takings">
      <h2 id="takings">{t('register.takings')}</h2>
      {error && <Problem error={error} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <p className="empty">{t('register.noTakings', { day: longDay(on, lang) })}</p>}
      {data && data.length > 0 && (
        <>
          <div className="scroll">
            <table className="stacked">
              <thead>
                <tr>
                  <th>{t('register.receipt')}</th>
                  <th>{t('work.code')}</th>
                  <th>{t('register.payer')}</th>
                  <th>{t('register.method')}</th>
                  <th className="amount">{t('register.amount')}</th>
                </tr>
              </thead>
              <tbody>
                {data.map((taking) => (
                  <tr key={taking.receiptNumber}>
                    <td className="numbers" data-head={t('register.receipt')}>
                      {String(taking.receiptNumber).padStart(7, '0')}{' '}
                      <span className="muted">{timeOf(taking.paidAt)}</span>
                    </td>
                    <td className="numbers" data-head={t('work.code')}>
                      <Link to="/ho-so/$code" params={{ code: taking.subjectCode }}>
                        {taking.subjectCode}
                      </Link>
                    </td>
                    <td data-head={t('register.payer')}>{taking.payerName}</td>
                    <td data-head={t('register.method')}>{t(`register.method.${taking.method}`)}</td>
                    <td className="amount numbers" data-head={t('register.amount')}>
                      {money(taking.amountVnd)}
                    </td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th colSpan={4}>{t('register.total', { count: data.length })}</th>
                  <td className="amount numbers">
                    <strong>{money(total)}</strong>
                  </td>
                </tr>
              </tfoot>
            </table>
          </div>
          <div className="buttons no-print">
            <button type="button" className="button quiet" onClick={() => window.print()}>
              {t('register.printTakings')}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
