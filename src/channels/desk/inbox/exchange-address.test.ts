import { expect, it } from 'vitest';
import { exchangeAddress } from './exchange-address.ts';

it.each([
  ['danh-muc/1.0', '/quan-tri/lgsp?phan=dich-vu&dich-vu=danh-muc%2F1.0'],
  ['sandbox/danh-muc/1.0', '/quan-tri/lgsp?phan=dich-vu&dich-vu=sandbox%2Fdanh-muc%2F1.0'],
  ['thi-nghe', '/quan-tri/lgsp?phan=he-thong'],
])('a notice about %s leads to where it is seen', (code, address) => {
  expect(exchangeAddress(code)).toBe(address);
});
