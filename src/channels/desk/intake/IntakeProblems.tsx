import { useEffect, useRef } from 'react';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';

export type PlaceProblem = { id: string; text: string };

/** Những chỗ cần sửa, each a link to its field; takes the focus when handing in was tried again. */
export function IntakeProblems({ problems, tries }: { problems: readonly PlaceProblem[]; tries: number }) {
  const { t } = useTexts<DeskText>();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tries > 0) box.current?.focus();
  }, [tries]);
  if (tries === 0 || problems.length === 0) return null;
  return (
    <div className="notice bad" role="alert" tabIndex={-1} ref={box}>
      <h2>{t('intake.problems', { count: problems.length })}</h2>
      <ul>
        {problems.map(({ id, text }) => (
          <li key={`${id} ${text}`}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                const field = document.getElementById(id);
                field?.scrollIntoView({ block: 'center' });
                field?.focus();
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
