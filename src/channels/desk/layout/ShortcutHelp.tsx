import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { areShortcutsOn, switchShortcuts } from './use-shortcuts.ts';

const rows: readonly { keys: readonly string[]; text: DeskText }[] = [
  { keys: ['j'], text: 'keys.next' },
  { keys: ['k'], text: 'keys.previous' },
  { keys: ['Enter'], text: 'keys.enter' },
  { keys: ['/'], text: 'keys.search' },
  { keys: ['n'], text: 'keys.intake' },
  { keys: ['g'], text: 'keys.work' },
  { keys: ['Ctrl', 'Enter'], text: 'keys.submit' },
  { keys: ['1', '2', '3'], text: 'keys.papers' },
  { keys: ['?'], text: 'keys.help' },
];

/** Bảng phím tắt, over the page; Escape closes it and the focus goes back where it was. */
export function ShortcutHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTexts<DeskText>();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOn, setOn] = useState(areShortcutsOn);
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal();
  }, [isOpen]);
  if (!isOpen) return null;
  return (
    <dialog ref={dialog} className="keys" aria-labelledby="keys-title" onClose={onClose}>
      <h2 id="keys-title">{t('keys.title')}</h2>
      <dl>
        {rows.map(({ keys, text }) => (
          <div key={text}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <label className="choice">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => {
            switchShortcuts(event.target.checked);
            setOn(event.target.checked);
          }}
        />
        {t('keys.enabled')}
      </label>
      <button type="button" className="button quiet" onClick={() => dialog.current?.close()}>
        {t('keys.close')}
      </button>
    </dialog>
  );
}
