import { useEffect, useState, type RefObject } from 'react';

/** Names of the fields one has been to and left: only they are told what is wrong before handing in is tried. */
export function useTouched(place: RefObject<HTMLElement | null>): ReadonlySet<string> {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const element = place.current;
    const note = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && 'name' in target && typeof target.name === 'string') {
        const { name } = target;
        setTouched((before) => (before.has(name) ? before : new Set([...before, name])));
      }
    };
    element?.addEventListener('focusout', note);
    return () => element?.removeEventListener('focusout', note);
  }, [place]);
  return touched;
}
