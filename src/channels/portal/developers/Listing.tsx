import type { ReactNode } from 'react';

/** Khung cuộn ngang: what is wider than the page moves inside it, also with the keyboard. */
export function Scroller({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable (WCAG 2.1.1)
    <div className="scroller" tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}

/** Mã hoặc câu trả lời in nguyên văn. */
export function Listing({ label, text }: { label: string; text: string }) {
  return (
    <Scroller label={label}>
      <pre className="listing">
        <code>{text}</code>
      </pre>
    </Scroller>
  );
}
