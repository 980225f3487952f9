import { useState } from 'react';
import type { SystemView } from '#platform/exchange/management/management.contract.ts';
import { dayOf, shortDay } from '../../ui/dates.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { useDecoy, useRevoke } from './exchange.data.ts';
import { ShownOnce } from './ShownOnce.tsx';

/** Khóa bẫy của hệ thống: laid out where a thief would look; each is told where it was placed. */
export function DecoysOfSystem({ system: { code, decoys } }: { system: SystemView }) {
  const { t } = useTexts<ConsoleText>();
  const [placed, setPlaced] = useState('');
  const decoy = useDecoy(code);
  const remove = useRevoke(code, 'decoys');
  const error = decoy.error ?? remove.error;
  return (
    <details>
      <summary>{t('exchange.decoys.title', { count: decoys.length })}</summary>
      <p className="muted">{t('exchange.decoys.intro')}</p>
      <ul className="plain-list">
        {decoys.map(({ id, placed: where, createdAt }) => (
          <li key={id}>
            {where} · <span className="muted">{t('exchange.decoys.since', { day: shortDay(dayOf(createdAt)) })}</span>{' '}
            <button
              type="button"
              className="button plain"
              disabled={remove.isPending}
              onClick={() => remove.mutate(id)}
            >
              {t('exchange.decoys.remove')}
            </button>
          </li>
        ))}
      </ul>
      <ShownOnce made={decoy.data} text={t('exchange.decoys.once')} />
      {error && <Problem error={error} labels={{ placed: t('exchange.decoys.placed') }} />}
      <div className="narrow">
        <TextField
          label={t('exchange.decoys.placed')}
          help={t('exchange.decoys.placedHelp')}
          value={placed}
          onChange={setPlaced}
          maxLength={200}
        />
        <button
          type="button"
          className="button quiet"
          disabled={placed.trim().length < 3 || decoy.isPending}
          onClick={() => decoy.mutate(placed, { onSuccess: () => setPlaced('') })}
        >
          {t('exchange.decoys.set')}
        </button>
      </div>
    </details>
  );
}
