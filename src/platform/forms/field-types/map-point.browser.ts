import { refused, type FieldType } from './field-type.browser.ts';

/** The land of Vietnam with its islands, in degrees (WGS 84); a point outside was typed the wrong way round. */
const bounds = { south: 6, north: 24, west: 101, east: 118 };

const typedPoint = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/;

/** Vị trí trên bản đồ: latitude and longitude as map programs copy them, kept as `21.30891,105.60489` (about a metre). */
export const mapPoint: FieldType<string> = {
  parse: (input) => {
    const [, latitude = '', longitude = ''] = typeof input === 'string' ? (typedPoint.exec(input) ?? []) : [];
    const [y, x] = [Number(latitude), Number(longitude)];
    const isInside = y >= bounds.south && y <= bounds.north && x >= bounds.west && x <= bounds.east;
    if (latitude === '' || !isInside) return refused('forms.problem.not_a_map_point');
    return { ok: true, value: `${y.toFixed(5)},${x.toFixed(5)}` };
  },
  toText: (value) => value.replace(',', ', '),
};
