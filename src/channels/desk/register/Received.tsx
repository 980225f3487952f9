import { Link } from '@tanstack/react-router';
import { longDay, shortDay, timeOf } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { openPaper } from '../open-paper.ts';
import { channelText } from '../work/channel-text.ts';
import { usePrintRegister, useReceived } from './register.data.ts';

/** Hồ sơ tiếp nhận trong ngày, and the register as a paper. */
export function Received({ on }: { on: string }) {
  const { t, lang } = useTexts<DeskText>();
  const { data, error } = useReceived(on);
  const print = usePrintRegister();
  return (
    <section aria-labelledby="received">
      <h2 id="received">{t('register.received')}</h2>
      {error && <Problem error={error} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <p className="empty">{t('register.noneReceived', { day: longDay(on, lang) })}</p>}
      {data && data.length > 0 && (
        <>
          <div className="scroll">
            <table>
              <thead>
                <tr>
                  <th>{t('register.receivedAt')}</th>
                  <th>{t('work.code')}</th>
                  <th>{t('work.owner')}</th>
                  <th>{t('work.procedure')}</th>
                  <th>{t('work.due')}</th>
                  <th>{t('search.status')}</th>
                </tr>
              </thead>
              <tbody>
                {data.map((row) => (
                  <tr key={row.code}>
                    <td className="numbers">
                      {timeOf(row.submittedAt)} <span className="muted">{channelText(row.channel, t)}</span>
                    </td>
                    <td className="numbers">
                      <Link to="/ho-so/$code" params={{ code: row.code }}>
                        {row.code}
                      </Link>
                    </td>
                    <td>{row.ownerName}</td>
                    <td>{row.procedureName}</td>
                    <td className="numbers">{row.dueOn ? shortDay(row.dueOn) : '–'}</td>
                    <td>{row.statusText}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div className="buttons no-print">
            <button
              type="button"
              className="button"
              disabled={print.isPending}
              onClick={() => print.mutate(on, { onSuccess: openPaper })}
            >
              {t('register.print')}
            </button>
          </div>
        </>
      )}
      <output className="no-print">
        {print.data && print.variables === on && (
          <p className="notice good">
            {t('register.made', { day: longDay(on, lang) })}{' '}
            <a href={print.data} target="_blank" rel="noreferrer">
              {t('register.open')}
            </a>
          </p>
        )}
      </output>
      {print.error && <Problem error={print.error} />}
    </section>
  );
}
