import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from './faults-of.ts';
import { visit } from './people.ts';
import { runProgram } from '../src/testing/run-system.ts';
import { setStage } from './stage.ts';

const header =
  'code,name,sector_codes,sectors,promulgator,level,type,internal,subject_codes,executing_agency,coordinating,channels,doc_components,decision_no,decision_date,updated';
const bees =
  '1.009999,Cấp phép nuôi ong lấy mật,G10-NN01,Chăn nuôi,Bộ Nông nghiệp và Môi trường,XT,STANDARD,0,ĐT1|ĐT2,"Ủy ban nhân dân cấp xã, Sở Nông nghiệp và Môi trường",,O:3WD:0 D:7.5WD:50000/100000 P:1?:,3,12/QĐ-BNNMT,2026-01-05,2026-04-26';
const many = Array.from(
  { length: 60 },
  (_, index) =>
    `1.0098${String(index).padStart(2, '0')},Kiểm dịch động vật loại ${index},G10-NN01,Chăn nuôi,Bộ Nông nghiệp và Môi trường,T,STANDARD,0,ĐT1,Sở Nông nghiệp và Môi trường,,D:1WD:0,1,12/QĐ-BNNMT,2026-01-05,2026-04-26`,
);

const stage = setStage();
beforeAll(async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'motcua-catalogue-')), 'danh-muc.csv');
  writeFileSync(file, [header, bees, ...many].join('\n'));
  const imported = runProgram(['src/motcua.ts', 'import-catalogue', file], { VAR_DIR: stage.system.varDir });
  expect(await imported.ended).toBe(0);
  expect(imported.output()).toContain('dòng 2 (1.009999): thời hạn trong “P:1?:”');
});

describe('a procedure that is only told about', () => {
  it.each([360, 1280])('is found, says where to hand in, and offers no button (%i px)', async (width) => {
    const { page, errors, close } = await visit(stage.browser, stage.url, { width });
    await page.getByRole('searchbox').fill('nuoi omg');
    await page.getByRole('button', { name: 'Tìm' }).click();
    await page.getByText('Có 1 thủ tục.').waitFor();
    await page.getByText('chỉ cung cấp thông tin').waitFor();
    await page.getByRole('link', { name: 'Cấp phép nuôi ong lấy mật' }).click();
    await page.getByRole('heading', { name: 'Nộp hồ sơ ở đâu' }).waitFor();
    await page.getByText('Trung tâm Phục vụ hành chính công tỉnh Vĩnh Phúc').waitFor();
    await page.getByText('7,5 ngày làm việc').waitFor();
    expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
    const faults = await faultsOf(page, `information-${width}`);
    await page.goto(`${stage.url}/thu-tuc?q=kiem+dich&muc-do=1`);
    await page.getByText('Có 60 thủ tục.').waitFor();
    await page.getByRole('link', { name: 'Trang sau' }).click();
    await page.getByText('Trang 2 trên 2').waitFor();
    faults.push(...(await faultsOf(page, `catalogue-${width}`)));
    expect([...faults, ...errors]).toEqual([]);
    await close();
  });

  it('is not offered at the counter', async () => {
    const { page, close } = await visit(stage.browser, stage.url, { username: 'tiepnhan.tichson' });
    await page.goto(`${stage.url}/ban-lam-viec/tiep-nhan`);
    await page.getByRole('combobox', { name: 'Thủ tục' }).fill('nuoi ong');
    await page.getByText('Không có kết quả phù hợp.').waitFor();
    await close();
  });
});
