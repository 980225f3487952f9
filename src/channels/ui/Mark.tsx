/** The mark of the system: an open door. */
export function Mark({ size = 40 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 40 40" aria-hidden="true">
      <rect width="40" height="40" rx="6" fill="#9b1c1f" />
      <path d="M11 33V7h18v26" fill="none" stroke="#f3d58a" strokeWidth="2.5" />
      <path d="M15 33V10l10-3v26z" fill="#f3d58a" />
      <circle cx="22.4" cy="20.5" r="1.4" fill="#9b1c1f" />
      <path d="M7 33.5h26" stroke="#f3d58a" strokeWidth="2.5" />
    </svg>
  );
}
