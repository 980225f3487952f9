import { timeOf } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { PortalText } from '../portal.vi.ts';
import type { SaveState } from './use-draft.ts';

/** “Đã lưu 16:32”: always in sight, told to screen readers politely. */
export function SaveStatus({ status }: { status: SaveState }) {
  const { t } = useTexts<PortalText>();
  const texts = {
    idle: '',
    saving: t('form.saving'),
    failed: t('form.notSaved'),
    conflict: t('form.conflict'),
    saved: status.kind === 'saved' ? `✓ ${t('form.saved', { time: timeOf(status.at) })}` : '',
  };
  return (
    <p className="saved" role="status">
      {texts[status.kind]}
    </p>
  );
}
