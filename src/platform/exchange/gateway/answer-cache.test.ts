import { expect, it } from 'vitest';
import { createAnswerCache } from './answer-cache.ts';

const answer = (body: string) => ({ kind: 'whole' as const, status: 200, headers: {}, body: Buffer.from(body) });

it('what is kept has its bound also where many long questions have an empty answer', () => {
  const cache = createAnswerCache(1_000_000);
  const keyOf = (number: number) => `${number}${'x'.repeat(8000)}`;
  for (let number = 0; number < 1000; number += 1) cache.keep(keyOf(number), answer(''), 60);
  expect(cache.find(keyOf(0))).toBeUndefined();
  expect(cache.find(keyOf(999))).toBeDefined();
});

it('what has run out makes room for others, also when nobody asks for it again', () => {
  const clock = { ms: 0 };
  const cache = createAnswerCache(100_000, () => clock.ms);
  cache.keep('lâu', answer('y'.repeat(60_000)), 3600);
  cache.keep('ngắn', answer('z'.repeat(30_000)), 1);
  clock.ms = 2000;
  cache.keep('mới', answer('m'.repeat(30_000)), 60);
  expect(cache.find('lâu')).toBeDefined();
  expect(cache.find('mới')).toBeDefined();
});
