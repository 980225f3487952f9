import { expect, it } from 'vitest';
import { consoleEn } from '../console.en.ts';
import { consoleVi } from '../console.vi.ts';
import { noFieldsText } from './exchange-parts.ts';

it.each([
  ['danh-muc/1.0', 'mọi trường của hợp đồng', 'every field of the contract'],
  ['dang-nhap-khac/1.0', 'mọi trường của hợp đồng', 'every field of the contract'],
  ['dang-nhap/1.0', 'không trường nào', 'no field'],
  ['sandbox/dang-nhap/1.0', 'không trường nào', 'no field'],
])('a grant of %s that names no field is said to give what it gives', (service, vi, en) => {
  const { granted } = noFieldsText(service);
  expect(consoleVi[granted]).toContain(vi);
  expect(consoleEn[granted]).toContain(en);
});
