import { dayOf, shortDay, timeOf } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';

/** Số đã lấy: large, with how long it may take; the screen goes back by itself for the next person. */
export function TakenNumberPage({ desk, groupName, taken }: Pages['takenNumber']) {
  const { t } = useTexts<PortalText>();
  return (
    <div className="taken">
      <p className="screen-desk">{desk.name}</p>
      <h1>{t('kiosk.yourNumber')}</h1>
      <p className="huge numbers">{taken.code}</p>
      <p>
        {groupName}
        {taken.isPriority && (
          <>
            {' · '}
            <strong>{t('kiosk.priority')}</strong>
          </>
        )}
      </p>
      <p>
        {taken.ahead > 0 ? t('kiosk.ahead', { count: taken.ahead, minutes: taken.waitMinutes }) : t('kiosk.next')}{' '}
        {t('kiosk.watch')}
      </p>
      <p className="muted">{t('kiosk.at', { time: timeOf(taken.takenAt), day: shortDay(dayOf(taken.takenAt)) })}</p>
      <div className="buttons no-print">
        <button type="button" className="button" data-print="">
          {t('kiosk.print')}
        </button>
        <a className="button quiet" data-kiosk-start="" href={`/lay-so/${desk.key}`}>
          {t('kiosk.another')}
        </a>
      </div>
    </div>
  );
}
