import { describe, expect, it } from 'vitest';
import { createSealing } from './sealing.ts';

describe('sealing', () => {
  const sealing = createSealing('a secret of the system', 'test');

  it('gives back what was sealed, and differs every time', () => {
    const [first, second] = [sealing.seal('Nguyễn Thị Lan'), sealing.seal('Nguyễn Thị Lan')];
    expect(first).not.toBe(second);
    expect([sealing.open(first), sealing.open(second)]).toEqual(['Nguyễn Thị Lan', 'Nguyễn Thị Lan']);
  });

  it('opens nothing that was changed or sealed for another purpose', () => {
    const sealed = sealing.seal('x');
    const changed = Buffer.from(sealed, 'base64url');
    changed[13] = (changed[13] ?? 0) ^ 1;
    expect(() => sealing.open(changed.toString('base64url'))).toThrow(/unable to authenticate/);
    expect(() => createSealing('a secret of the system', 'other').open(sealed)).toThrow(/unable to authenticate/);
  });

  it('finds the same value again', () => {
    expect(sealing.keyOf('001')).toBe(createSealing('a secret of the system', 'test').keyOf('001'));
    expect(sealing.keyOf('001')).not.toBe(sealing.keyOf('002'));
  });
});
