import type { KeyboardEvent, ReactNode } from 'react';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import {
  countOf,
  mostPapers,
  paperOfKey,
  tickPaper,
  typeCount,
  type AskedPaper,
  type PaperCount,
  type PaperCounts,
} from './paper-counts.ts';

export type TickablePaper = AskedPaper & { name: string; note: ReactNode };

/** Đánh dấu giấy tờ nhận tại quầy: by number keys, by Space on a tick, or by typing how many. */
export function PaperTicks({
  papers,
  counts,
  onChange,
  renderMore,
}: {
  papers: readonly TickablePaper[];
  counts: PaperCounts;
  onChange: (counts: PaperCounts) => void;
  renderMore?: (paper: TickablePaper) => ReactNode;
}) {
  const { t } = useTexts<DeskText>();
  const onKey = (event: KeyboardEvent<HTMLOListElement>) => {
    const isTyping = event.target instanceof HTMLInputElement && event.target.type === 'text';
    const meant = isTyping || event.ctrlKey || event.altKey ? undefined : paperOfKey(papers, event);
    if (!meant) return;
    event.preventDefault();
    onChange(tickPaper(counts, meant.paper, meant.what));
  };
  const tick = (paper: TickablePaper, what: keyof PaperCount, words: { tick: DeskText; count: DeskText }) => {
    const count = countOf(counts, paper.id)[what];
    return (
      <span className="tick">
        <label className="choice">
          <input
            type="checkbox"
            checked={count > 0}
            onChange={() => onChange(tickPaper(counts, paper, what))}
            aria-label={`${t(words.tick)}: ${paper.name}`}
          />
          {t(words.tick)}
        </label>
        {count > 0 && (
          <input
            type="text"
            className="count"
            inputMode="numeric"
            maxLength={String(mostPapers).length}
            aria-label={t(words.count, { name: paper.name })}
            value={String(count)}
            onChange={(event) => onChange(typeCount(counts, paper.id, { what, text: event.target.value }))}
          />
        )}
      </span>
    );
  };
  return (
    <ol className="papers-asked" onKeyDown={onKey}>
      {papers.map((paper) => (
        <li key={paper.id} id={`paper-${paper.id}`} tabIndex={-1}>
          <div>
            <strong>{paper.name}</strong> <span className="muted">{paper.note}</span>
          </div>
          {tick(paper, 'originals', { tick: 'intake.original', count: 'intake.originalsOf' })}
          {tick(paper, 'copies', { tick: 'intake.copy', count: 'intake.copiesOf' })}
          {renderMore?.(paper)}
        </li>
      ))}
    </ol>
  );
}
