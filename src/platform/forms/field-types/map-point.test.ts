import { describe, expect, it } from 'vitest';
import { mapPoint } from './map-point.browser.ts';

const field = { id: 'at', type: 'map_point', label: 'Vị trí', labelEn: 'Place', article: 'Đ1' } as const;

describe('a point on the map', () => {
  it.each([
    ['21.30891, 105.60489', '21.30891,105.60489'],
    ['21.3;105.6', '21.30000,105.60000'],
    [' 21.308910000001 , 105.6048899 ', '21.30891,105.60489'],
  ])('%s is read', (typed, value) => expect(mapPoint.parse(typed, field)).toEqual({ ok: true, value }));

  it.each(['105.60489, 21.30891', '21.3', 'đầu làng', '0,0', 5])('%s is refused', (typed) =>
    expect(mapPoint.parse(typed, field)).toMatchObject({ ok: false }),
  );
});
