import { describe, expect, it } from 'vitest';
import { closedList, onListKey } from './combobox-keys.ts';

const at = (active: number) => ({ isOpen: true, active });

describe('keys in a list of suggestions', () => {
  it('open it and go round it', () => {
    expect(onListKey(closedList, 'ArrowDown', 3)).toEqual(at(0));
    expect(onListKey(at(0), 'ArrowDown', 3)).toEqual(at(1));
    expect(onListKey(at(2), 'ArrowDown', 3)).toEqual(at(0));
    expect(onListKey(at(0), 'ArrowUp', 3)).toEqual(at(2));
    expect(onListKey(closedList, 'ArrowUp', 3)).toEqual(at(2));
  });

  it('choose with Enter, and with Tab on the way to the next field', () => {
    expect(onListKey(at(1), 'Enter', 3)).toBe('choose');
    expect(onListKey(at(1), 'Tab', 3)).toBe('choose-and-go');
  });

  it('leave alone what is not theirs: a closed or empty list, letters', () => {
    expect(onListKey(closedList, 'Enter', 3)).toBeUndefined();
    expect(onListKey(at(0), 'Enter', 0)).toBeUndefined();
    expect(onListKey(at(0), 'a', 3)).toBeUndefined();
    expect(onListKey(closedList, 'Escape', 3)).toBeUndefined();
  });

  it('close it with Escape', () => {
    expect(onListKey(at(2), 'Escape', 3)).toEqual(closedList);
  });
});
