import { describe, expect, it } from 'vitest';
import { addressOf, pageOf, type Page } from './address.ts';

const read = (address: string) => {
  const { pathname, search } = new URL(address, 'http://x');
  return pageOf({ pathname, search });
};

describe('addresses of the console', () => {
  it.each<Page>([
    { page: 'procedures' },
    { page: 'versions', code: '1.001193', isJustPublished: false },
    { page: 'versions', code: '1.001193', isJustPublished: true },
    { page: 'draft', id: 'a-b', part: 'quy-trinh' },
    { page: 'alarms' },
    { page: 'exchange', part: undefined },
    { page: 'exchange', part: 'nhat-ky' },
    { page: 'exchange', part: 'dich-vu', service: 'sandbox/danh-muc/1.0' },
    { page: 'registers' },
    { page: 'register', register: 'household-business', part: 'tim' },
    { page: 'register', register: 'land', part: 'trung' },
    { page: 'record', register: 'land', id: 'a-b' },
    { page: 'compare', register: 'land', first: 'a-b', second: 'c-d' },
  ])('lead back to their page: %o', (page) => {
    expect(read(addressOf(page))).toEqual(page);
  });

  it('are none where nothing is; an unknown part is the first', () => {
    expect(read('/quan-tri/x')).toEqual({ page: 'none' });
    expect(read('/quan-tri/ban-soan/a?phan=zzz')).toMatchObject({ part: 'thu-tuc' });
  });
});
