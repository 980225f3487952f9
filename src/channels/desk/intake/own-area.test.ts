import { describe, expect, it } from 'vitest';
import { areaText, ownArea } from './own-area.ts';

const areas = [
  { code: '243', name: 'Thành phố Vĩnh Yên', parent: null },
  { code: '244', name: 'Huyện Lập Thạch', parent: null },
  { code: '08707', name: 'Phường Tích Sơn', parent: '243' },
  { code: '08761', name: 'Xã Bản Giản', parent: '244' },
  { code: '08762', name: 'Xã Bản Giản', parent: '243' },
];

describe('the area of one’s own desk', () => {
  it('is the one whose name ends the name of the unit, at the level that decides', () => {
    const unit = ['Bộ phận Tiếp nhận và Trả kết quả phường Tích Sơn'];
    expect(ownArea(areas, unit, 'commune')?.code).toBe('08707');
    expect(ownArea(areas, unit, 'district')).toBeUndefined();
    expect(ownArea(areas, ['Phòng Tài chính - Kế hoạch thành phố Vĩnh Yên'], 'district')?.code).toBe('243');
  });

  it('is none where two have the same name', () => {
    expect(ownArea(areas, ['Ủy ban nhân dân xã Bản Giản'], 'commune')).toBeUndefined();
  });

  it('is written with its district', () => {
    expect(areas.map((area) => areaText(areas, area))).toContain('Phường Tích Sơn, Thành phố Vĩnh Yên');
  });
});
