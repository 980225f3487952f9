import { Link } from '@tanstack/react-router';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';

export function NoPage() {
  const { t } = useTexts<DeskText>();
  return (
    <>
      <p className="notice">{t('desk.noPage')}</p>
      <Link to="/">{t('desk.work')}</Link>
    </>
  );
}
