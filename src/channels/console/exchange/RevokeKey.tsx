import { useState } from 'react';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';

/** Thu hồi một khóa: nothing brings it back and whoever calls with it is cut off, so that one press by mistake does not do it. */
export function RevokeKey({ isPending, onRevoke }: { isPending: boolean; onRevoke: () => void }) {
  const { t } = useTexts<ConsoleText>();
  const [isAsked, setAsked] = useState(false);
  if (!isAsked)
    return (
      <button type="button" className="button plain" onClick={() => setAsked(true)}>
        {t('exchange.keys.revoke')}
      </button>
    );
  return (
    <span role="group" aria-label={t('exchange.keys.revoke')}>
      {t('exchange.keys.revokeSure')}{' '}
      <button type="button" className="button quiet" disabled={isPending} onClick={onRevoke}>
        {t('exchange.keys.revokeNow')}
      </button>{' '}
      <button type="button" className="button plain" onClick={() => setAsked(false)}>
        {t('exchange.keys.revokeNot')}
      </button>
    </span>
  );
}
