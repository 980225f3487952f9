import { longDay, timeOf } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { DaySheet, DossierCode } from './DaySheet.tsx';
import { usePosted, usePrintPosted } from './register.data.ts';

/** Kết quả giao bưu chính trong ngày, and the sheet the postman signs. */
export function Posted({ on }: { on: string }) {
  const { t, lang } = useTexts<DeskText>();
  return (
    <DaySheet
      id="posted"
      title={t('register.posted')}
      empty={t('register.nonePosted', { day: longDay(on, lang) })}
      on={on}
      rows={usePosted(on)}
      columns={[
        { head: t('intake.consignment'), isNumbers: true },
        { head: t('work.code'), isNumbers: true },
        { head: t('register.recipient') },
        { head: t('intake.deliveryAddress') },
        { head: t('register.postedAt'), isNumbers: true },
      ]}
      cells={(row) => [
        <strong key="consignment">{row.consignment}</strong>,
        <DossierCode key="code" code={row.code} />,
        row.recipient,
        [row.address, row.phone].filter(Boolean).join(', '),
        timeOf(row.postedAt),
      ]}
      print={{
        label: t('register.printPosted'),
        open: t('register.openPosted'),
        isQuiet: true,
        sheet: usePrintPosted(),
      }}
    />
  );
}
