import type { Urgency } from '#applications/dossiers/views/work-list.contract.ts';

const shapes: Readonly<Record<Urgency, React.ReactNode>> = {
  overdue: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="M8 4v5M8 11v1.5" stroke="#fff" strokeWidth="2" />
    </>
  ),
  today: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
    </>
  ),
  soon: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 8V2a6 6 0 0 1 6 6z" fill="currentColor" />
    </>
  ),
  rest: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />,
  waiting: <path d="M4 2h3v12H4zM9 2h3v12H9z" fill="currentColor" />,
};

/** Dấu mức độ khẩn, beside the word: never the colour alone. */
export function UrgencyMark({ urgency }: { urgency: Urgency }) {
  return (
    <svg className={`urgency ${urgency}`} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      {shapes[urgency]}
    </svg>
  );
}
