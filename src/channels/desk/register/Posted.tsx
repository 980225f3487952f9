import { Link } from '@tanstack/react-router';
import { longDay, timeOf } from '../../ui/dates.ts';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { openPaper } from '../open-paper.ts';
import { usePosted, usePrintPosted } from './register.data.ts';

/** Kết quả giao bưu chính trong ngày, and the sheet the postman signs. */
export function Posted({ on }: { on: string }) {
  const { t, lang } = useTexts<DeskText>();
  const { data, error } = usePosted(on);
  const print = usePrintPosted();
  return (
    <section aria-labelledby="posted">
      <h2 id="posted">{t('register.posted')}</h2>
      {error && <Problem error={error} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <p className="empty">{t('register.nonePosted', { day: longDay(on, lang) })}</p>}
      {data && data.length > 0 && (
        <>
          <div className="scroll">
            <table>
              <thead>
                <tr>
                  <th>{t('intake.consignment')}</th>
                  <th>{t('work.code')}</th>
                  <th>{t('register.recipient')}</th>
                  <th>{t('intake.deliveryAddress')}</th>
                  <th>{t('register.postedAt')}</th>
                </tr>
              </thead>
              <tbody>
                {data.map((row) => (
                  <tr key={row.code}>
                    <td className="numbers">
                      <strong>{row.consignment}</strong>
                    </td>
                    <td className="numbers">
                      <Link to="/ho-so/$code" params={{ code: row.code }}>
                        {row.code}
                      </Link>
                    </td>
                    <td>{row.recipient}</td>
                    <td>{[row.address, row.phone].filter(Boolean).join(', ')}</td>
                    <td className="numbers">{timeOf(row.postedAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div className="buttons no-print">
            <button
              type="button"
              className="button quiet"
              disabled={print.isPending}
              onClick={() => print.mutate(on, { onSuccess: openPaper })}
            >
              {t('register.printPosted')}
            </button>
          </div>
        </>
      )}
      <output className="no-print">
        {print.data && print.variables === on && (
          <p className="notice good">
            <a href={print.data} target="_blank" rel="noreferrer">
              {t('register.openPosted')}
            </a>
          </p>
        )}
      </output>
      {print.error && <Problem error={print.error} />}
    </section>
  );
}
