import { useEffect, useEffectEvent } from 'react';
import { isTextPlace, shortcutOf, type Shortcut } from './shortcuts.ts';

const switchedOff = 'motcua_phim_tat_tat';

export function areShortcutsOn(): boolean {
  return window.localStorage.getItem(switchedOff) === null;
}

export function switchShortcuts(on: boolean): void {
  if (on) window.localStorage.removeItem(switchedOff);
  else window.localStorage.setItem(switchedOff, '1');
}

function isTyping({ target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const type = target instanceof HTMLInputElement ? target.type : undefined;
  return target.isContentEditable || isTextPlace({ tagName: target.tagName, type });
}

/** Phím tắt while a part is on the screen. */
export function useShortcuts(handlers: Partial<Record<Shortcut, () => void>>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isModified = event.ctrlKey || event.altKey || event.metaKey;
    const pressed = { key: event.key, isModified, isTyping: isTyping(event) };
    const shortcut = shortcutOf(pressed, { isEnabled: areShortcutsOn() });
    const handle = shortcut && handlers[shortcut];
    if (!handle) return;
    event.preventDefault();
    handle();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
