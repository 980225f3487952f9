import { expect, it } from 'vitest';
import { findSystems } from './find-systems.ts';

const system = (code: string, name: string, ownerCode: string, ownerName: string) => ({
  ...{ code, name, ownerCode, ownerName },
});
const systems = [
  system('cap-phep', 'Hệ thống cấp phép xây dựng', 'H62.17', 'Sở Xây dựng'),
  system('y-te', 'Hệ thống quản lý hành nghề y', 'H62.18', 'Sở Y tế'),
];

it.each([
  ['', ['cap-phep', 'y-te']],
  ['xay dung', ['cap-phep']],
  ['Y-TE', ['y-te']],
  ['h62.18', ['y-te']],
  ['sở', ['cap-phep', 'y-te']],
  ['không có', []],
])('looking for “%s” finds %j', (search, codes) => {
  expect(findSystems(systems, search).map(({ code }) => code)).toEqual(codes);
});
