import { expect, it } from 'vitest';
import { maskOthers } from './mask-others.ts';

it('hides the numbers of others, wherever they stand, and nothing else', () => {
  const told = { own: '026192990000', spouse: { name: 'Trần Văn Hùng', number: '026085990001' }, book: ['02/2018'] };
  expect(maskOthers(told, '026192990000')).toEqual({
    own: '026192990000',
    spouse: { name: 'Trần Văn Hùng', number: '••••••••0001' },
    book: ['02/2018'],
  });
});
