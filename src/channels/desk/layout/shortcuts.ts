/** What one key means everywhere at the desk. */
const keys = {
  j: 'next',
  k: 'previous',
  '/': 'search',
  '?': 'help',
  n: 'intake',
  g: 'work',
} as const;
export type Shortcut = (typeof keys)[keyof typeof keys];

export type Pressed = {
  key: string;
  /** Ctrl, Alt or Meta is held: the browser's own shortcut. */
  isModified: boolean;
  /** The focus is where letters are typed. */
  isTyping: boolean;
};

/** Phím tắt một chữ: none while one types, none with a modifier, none when switched off (WCAG 2.1.4). */
export function shortcutOf(
  { key, isModified, isTyping }: Pressed,
  { isEnabled }: { isEnabled: boolean },
): Shortcut | undefined {
  if (isModified || isTyping || !isEnabled) return undefined;
  return Object.entries(keys).find(([known]) => known === key.toLowerCase())?.[1];
}

const untyped = new Set(['checkbox', 'radio', 'button', 'submit', 'file', 'range']);

/** Whether letters pressed at this place become text. */
export function isTextPlace({ tagName, type }: { tagName: string; type?: string | undefined }): boolean {
  if (tagName === 'TEXTAREA' || tagName === 'SELECT') return true;
  return tagName === 'INPUT' && !untyped.has(type ?? 'text');
}
