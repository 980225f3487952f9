import type { HandOverView } from '#applications/dossiers/views/hand-over-view.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';

/** Sổ giao nhận: each transfer, sent and received and acknowledged, with its papers and whether it was in time. */
export function HandOverList({ handOvers }: { handOvers: readonly HandOverView[] }) {
  const { t, lang } = useTexts<DeskText>();
  return (
    <ol className="hand-overs">
      {handOvers.map((one) => (
        <li key={`${one.instance} ${one.task} ${one.sentAt}`}>
          <strong>{one.task}</strong>
          <dl className="facts small">
            <dt>{t('ledger.from')}</dt>
            <dd>
              {[one.fromName, one.fromUnitName].filter(Boolean).join(', ')}, {momentText(one.sentAt, lang)}
            </dd>
            <dt>{t('ledger.to')}</dt>
            <dd>{[one.personName, one.unitName].filter(Boolean).join(', ')}</dd>
            <dt>{t('ledger.received')}</dt>
            <dd>
              {one.receivedAt ? momentText(one.receivedAt, lang) : t(one.endedAt ? 'ledger.never' : 'ledger.notYet')}
            </dd>
            {one.acknowledgedAt && (
              <>
                <dt>{t('ledger.acknowledged')}</dt>
                <dd>{momentText(one.acknowledgedAt, lang)}</dd>
              </>
            )}
            {one.dueAt && (
              <>
                <dt>{t('ledger.due')}</dt>
                <dd>
                  {momentText(one.dueAt, lang)}{' '}
                  <span className={one.timing === 'overdue' ? 'due overdue' : 'muted'}>
                    {t(`ledger.timing.${one.timing}`, { days: one.daysLate })}
                  </span>
                </dd>
              </>
            )}
            {one.contents.length > 0 && (
              <>
                <dt>{t('ledger.contents')}</dt>
                <dd>{one.contents.join('; ')}</dd>
              </>
            )}
          </dl>
        </li>
      ))}
    </ol>
  );
}
