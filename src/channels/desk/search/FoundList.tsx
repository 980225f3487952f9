import { Link } from '@tanstack/react-router';
import type { FoundDossier } from '#applications/dossiers/views/dossier-lists.contract.ts';
import { longDay } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';

/** Hồ sơ tìm thấy, a line each. */
export function FoundList({ rows }: { rows: readonly FoundDossier[] }) {
  const { t, lang } = useTexts<DeskText>();
  return (
    <ul className="found">
      {rows.map((row) => (
        <li key={row.code}>
          <Link className="row-link numbers" to="/ho-so/$code" params={{ code: row.code }}>
            {row.code}
          </Link>
          <strong>{row.ownerName}</strong>
          <span>{row.procedureName}</span>
          <span className="muted">
            {row.statusText}
            {row.dueOn && ` · ${t('work.due').toLowerCase()} ${longDay(row.dueOn, lang)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
