import { useRef } from 'react';
import { useShortcuts } from '../layout/use-shortcuts.ts';

/** `j` and `k` move the focus over the rows' links; Enter then opens, as on any link. */
export function useRowKeys() {
  const list = useRef<HTMLDivElement>(null);
  const move = (step: 1 | -1) => {
    const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>('.row-link') ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    const next = at === -1 ? (step === 1 ? 0 : links.length - 1) : at + step;
    links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
  };
  useShortcuts({ next: () => move(1), previous: () => move(-1) });
  return list;
}
