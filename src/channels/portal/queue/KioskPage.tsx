import { momentText } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';

/** Màn hình lấy số: first what for, then whether with priority; usable without script. */
export function KioskPage({ view, group, commandId }: Pages['kiosk']) {
  const { t, lang } = useTexts<PortalText>();
  const { desk, groups, priorities, opensAt } = view;
  const nameOf = (one: { name: string; nameEn: string }) => (lang === 'en' ? one.nameEn : one.name);
  const chosen = groups.find(({ key }) => key === group);
  return (
    <div data-kiosk={`/lay-so/${desk.key}`}>
      <p className="screen-desk">{desk.name}</p>
      {opensAt !== null && (
        <>
          <h1>{t('kiosk.closed')}</h1>
          <p className="to-counter">{t('kiosk.opensAt', { moment: momentText(opensAt, lang) })}</p>
          <p className="screen-note">{t('kiosk.closedHelp')}</p>
        </>
      )}
      {opensAt === null && chosen && (
        <form method="post" action={`/lay-so/${desk.key}`}>
          <h1>{t('kiosk.priorityAsk')}</h1>
          <p className="screen-note">
            {chosen.letter} · {nameOf(chosen)}
          </p>
          <input type="hidden" name="commandId" value={commandId} />
          <input type="hidden" name="group" value={chosen.key} />
          <div className="big-buttons">
            <button className="big-button" type="submit" name="priority" value="">
              {t('kiosk.noPriority')}
            </button>
            {priorities.map((kind) => (
              <button key={kind.key} className="big-button" type="submit" name="priority" value={kind.key}>
                {nameOf(kind)}
              </button>
            ))}
          </div>
          <p className="screen-note">{t('kiosk.priorityHelp')}</p>
          <p>
            <a className="button quiet" href={`/lay-so/${desk.key}`}>
              {t('kiosk.back')}
            </a>
          </p>
        </form>
      )}
      {opensAt === null && !chosen && (
        <>
          <h1>{t('kiosk.ask')}</h1>
          <div className="big-buttons">
            {groups.map((one) => (
              <a key={one.key} className="big-button" href={`/lay-so/${desk.key}?nhom=${one.key}`}>
                <span className="letter" aria-hidden="true">
                  {one.letter}
                </span>
                <span>
                  {nameOf(one)}
                  <small>{one.waiting > 0 ? t('kiosk.waiting', { count: one.waiting }) : t('kiosk.noneWaiting')}</small>
                </span>
              </a>
            ))}
          </div>
        </>
      )}
    </div>
  );
}
