import { longDay, shortDay, timeOf } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { channelText } from '../work/channel-text.ts';
import { DaySheet, DossierCode } from './DaySheet.tsx';
import { usePrintRegister, useReceived } from './register.data.ts';

/** Hồ sơ tiếp nhận trong ngày, and the register as a paper. */
export function Received({ on }: { on: string }) {
  const { t, lang } = useTexts<DeskText>();
  return (
    <DaySheet
      id="received"
      title={t('register.received')}
      empty={t('register.noneReceived', { day: longDay(on, lang) })}
      on={on}
      rows={useReceived(on)}
      columns={[
        { head: t('register.receivedAt'), isNumbers: true },
        { head: t('work.code'), isNumbers: true },
        { head: t('work.owner') },
        { head: t('work.procedure') },
        { head: t('work.due'), isNumbers: true },
        { head: t('search.status') },
      ]}
      cells={(row) => [
        <span key="received">
          {timeOf(row.submittedAt)} <span className="muted">{channelText(row.channel, t)}</span>
        </span>,
        <DossierCode key="code" code={row.code} />,
        row.ownerName,
        row.procedureName,
        row.dueOn ? shortDay(row.dueOn) : '–',
        row.statusText,
      ]}
      print={{
        label: t('register.print'),
        made: t('register.made', { day: longDay(on, lang) }),
        open: t('register.open'),
        sheet: usePrintRegister(),
      }}
    />
  );
}
