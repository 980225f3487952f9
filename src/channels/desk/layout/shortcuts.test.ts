import { describe, expect, it } from 'vitest';
import { isTextPlace, shortcutOf } from './shortcuts.ts';

const press = (key: string, rest = {}) => ({ key, isModified: false, isTyping: false, ...rest });

describe('a one-letter shortcut', () => {
  it.each([
    ['j', 'next'],
    ['k', 'previous'],
    ['/', 'search'],
    ['?', 'help'],
    ['n', 'intake'],
    ['N', 'intake'],
    ['g', 'work'],
  ])('%s means %s', (key, meaning) => {
    expect(shortcutOf(press(key), { isEnabled: true })).toBe(meaning);
  });

  it('is nothing for other keys, while typing, with Ctrl held, or when switched off', () => {
    expect(shortcutOf(press('x'), { isEnabled: true })).toBeUndefined();
    expect(shortcutOf(press('n', { isTyping: true }), { isEnabled: true })).toBeUndefined();
    expect(shortcutOf(press('n', { isModified: true }), { isEnabled: true })).toBeUndefined();
    expect(shortcutOf(press('n'), { isEnabled: false })).toBeUndefined();
  });
});

describe('a place where one types', () => {
  it('is a text box, a list or a text area, not a tick box or a button', () => {
    expect(isTextPlace({ tagName: 'INPUT', type: 'text' })).toBe(true);
    expect(isTextPlace({ tagName: 'TEXTAREA' })).toBe(true);
    expect(isTextPlace({ tagName: 'SELECT' })).toBe(true);
    expect(isTextPlace({ tagName: 'INPUT', type: 'checkbox' })).toBe(false);
    expect(isTextPlace({ tagName: 'BUTTON' })).toBe(false);
  });
});
