import { useMemo, useSyncExternalStore, type AnchorHTMLAttributes } from 'react';
import { addressOf, pageOf, type Page } from './address.ts';

const moved = 'motcua:moved';

/** Goes to a page without loading the application anew. */
export function go(page: Page): void {
  window.history.pushState(null, '', addressOf(page));
  window.dispatchEvent(new Event(moved));
}

/** Gives what is shown now an address; Back still leads to where one came from. */
export function nameHere(page: Page): void {
  window.history.replaceState(null, '', addressOf(page));
  window.dispatchEvent(new Event(moved));
}

function listen(changed: () => void): () => void {
  window.addEventListener('popstate', changed);
  window.addEventListener(moved, changed);
  return () => {
    window.removeEventListener('popstate', changed);
    window.removeEventListener(moved, changed);
  };
}

/** The page the address names. */
export function usePage(): Page {
  const address = useSyncExternalStore(listen, () => `${window.location.pathname}${window.location.search}`);
  return useMemo(() => {
    const { pathname, search } = new URL(address, window.location.origin);
    return pageOf({ pathname, search });
  }, [address]);
}

type GoProps = { to: Page } & Pick<AnchorHTMLAttributes<HTMLAnchorElement>, 'children' | 'aria-label' | 'aria-current'>;

/** Liên kết trong trang quản trị; opened in another tab it is an ordinary link. */
export function Go({ to, children, ...more }: GoProps) {
  return (
    <a
      {...more}
      href={addressOf(to)}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
