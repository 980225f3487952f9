import type { ReactNode } from 'react';

/** Một dòng of a list of names and values. */
export function Line({ name, text }: { name: string; text: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}
