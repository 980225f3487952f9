import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';

/** Đang nhận tiếp hồ sơ của cùng một người: who, which codes already, and a way out for the next person. */
export function VisitNote({ visit, name, onEnd }: { visit: readonly string[]; name: string; onEnd: () => void }) {
  const { t } = useTexts<DeskText>();
  return (
    <div className="notice">
      <p>{t('intake.visit', { name, count: visit.length, codes: visit.join(', ') })}</p>
      <button type="button" className="button quiet" onClick={onEnd}>
        {t('intake.visitEnd')}
      </button>
    </div>
  );
}
