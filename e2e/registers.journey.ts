import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../src/testing/run-system.ts';
import { faultsOf } from './faults-of.ts';
import { setStage } from './stage.ts';

const lines = [
  'parcelCode,commune,mapSheet,parcelNumber,areaM2,purpose,name,birthDate,personalId',
  '08707-12-1,08707,12,1,250.5,ODT,Đỗ Thị Thuý,1970-02-01,026170000001',
  '08707-12-2,08707,12,2,80,ODT,Tạ Quang Sáng,1985-09-02,026085000001',
  // The same parcel again, under a code somebody mistyped.
  '08707-21-1,08707,12,1,250.5,ODT,ĐỖ THỊ THÚY,1970-02-01,026170000001',
];

const businesses = [
  'taxCode,name,address,ownerName,ownerPersonalId,registeredOn,lines',
  [
    ...['026085000777', 'Hộ kinh doanh Tạ Quang Sáng', '{"province":"26","commune":"08707","detail":"Số 3"}'],
    ...[
      'Tạ Quang Sáng',
      '026085000001',
      '2024-02-01',
      '[{"code":"4711","name":"Bán lẻ"},{"code":"5610","name":"Ăn uống"}]',
    ],
  ]
    .map((cell) => `"${cell.replaceAll('"', '""')}"`)
    .join(','),
];

const stage = setStage();

async function bringIn(register: string, name: string, table: readonly string[]): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'motcua-registers-')), name);
  writeFileSync(file, table.join('\n'));
  const args = ['src/motcua.ts', 'registers', 'import', file, '--register', register];
  const imported = runProgram(args, { VAR_DIR: stage.system.varDir });
  expect(await imported.ended).toBe(0);
  return imported.output();
}

beforeAll(async () => {
  expect(await bringIn('land', 'thua-dat.csv', lines)).toContain('dòng 4: nghi trùng');
  await bringIn('household-business', 'ho-kinh-doanh.csv', businesses);
});

const faults: string[] = [];
/** Looks at the page as it is now, on a wide screen and on a phone. */
async function look(page: Page, name: string): Promise<void> {
  faults.push(...(await faultsOf(page, `registers-${name}-1280`)));
  await page.setViewportSize({ width: 360, height: 800 });
  faults.push(...(await faultsOf(page, `registers-${name}-360`)));
  await page.setViewportSize({ width: 1280, height: 900 });
}

const reason = (page: Page, text: string) => page.getByRole('textbox', { name: 'Lý do' }).fill(text);

describe('an official of the land registration office', () => {
  it('finds a parcel by a name without marks and corrects it, with a reason', async () => {
    const page = await stage.person('datdai.vinhyen');
    await page.goto(`${stage.url}/ban-lam-viec/du-lieu`);
    await page.getByRole('link', { name: /Quản lý bản ghi/ }).click();
    await page.getByRole('link', { name: 'Cơ sở dữ liệu đất đai của tỉnh' }).waitFor();
    await look(page, 'list');
    await page.getByRole('link', { name: 'Cơ sở dữ liệu đất đai của tỉnh' }).click();
    await page.getByLabel('Họ tên, năm sinh hoặc định danh').fill('ta quang sang 1985');
    await page.getByRole('button', { name: 'Tìm' }).click();
    await page.getByRole('link', { name: 'Tạ Quang Sáng, sinh năm 1985' }).waitFor();
    await look(page, 'found');
    await page.getByRole('link', { name: 'Tạ Quang Sáng, sinh năm 1985' }).click();
    await page.getByText('nhập từ thua-dat.csv:3').waitFor();
    await page.getByText('Đính chính bản ghi').click();
    await page.getByRole('textbox', { name: 'Diện tích (m²)' }).fill('rộng');
    await page.getByText('Phải là một số.').waitFor();
    await page.getByRole('textbox', { name: 'Diện tích (m²)' }).fill('82,5');
    await page.getByRole('button', { name: 'Lưu phiên bản mới' }).click();
    await page.getByText('Phải ghi lý do đính chính').waitFor();
    await expect.poll(() => page.locator('*:focus').getAttribute('aria-invalid')).toBe('true');
    await reason(page, 'Đo đạc lại năm 2026');
    await look(page, 'record');
    await page.getByRole('button', { name: 'Lưu phiên bản mới' }).click();
    await page.getByText('Đã lưu phiên bản 2.').waitFor();
    await page.getByText('Diện tích (m²): “80” thành “82,5”').waitFor();
    await page.getByText(/Lý do: Đo đạc lại năm 2026/).waitFor();
  });

  it('is told at the field what the register does not take', async () => {
    const page = await stage.person('datdai.vinhyen');
    await page.getByText('Đính chính bản ghi').click();
    await page.getByRole('textbox', { name: 'Thời hạn sử dụng' }).fill('Lâu dài');
    await page.getByRole('textbox', { name: 'Số phát hành giấy chứng nhận' }).fill('số 12');
    await reason(page, 'Cấp giấy chứng nhận mới');
    await page.getByRole('button', { name: 'Lưu phiên bản mới' }).click();
    await page.getByText('Chưa đúng dạng; ví dụ: AB 123456.').waitFor();
    await look(page, 'refused');
    await page.getByRole('textbox', { name: 'Số phát hành giấy chứng nhận' }).fill('AB 654321');
    await page.getByRole('button', { name: 'Lưu phiên bản mới' }).click();
    await page.getByText('Thời hạn sử dụng: (không ghi) thành “lâu dài”').waitFor();
  });

  it('sees two records side by side, merges them, and undoes it', async () => {
    const page = await stage.person('datdai.vinhyen');
    await page.goto(`${stage.url}/quan-tri/co-so-du-lieu/land?phan=trung`);
    await page.getByText('Giống nhau: Xã, phường, thị trấn, Tờ bản đồ số, Thửa đất số').waitFor();
    await look(page, 'pairs');
    await page.getByRole('link', { name: /^So sánh/ }).click();
    await page.getByRole('cell', { name: '08707-21-1' }).waitFor();
    await reason(page, 'Nhập nhầm mã thửa');
    await look(page, 'compare');
    await page.getByRole('button', { name: 'Gộp, giữ bản ghi thứ nhất' }).click();
    await page.getByText('Không có cặp bản ghi nào nghi trùng.').waitFor();
    await page.getByRole('link', { name: 'Tìm bản ghi' }).click();
    await page.getByLabel('Họ tên, năm sinh hoặc định danh').fill('do thi thuy');
    await page.getByRole('button', { name: 'Tìm' }).click();
    const found = page.getByRole('link', { name: /sinh năm 1970$/ });
    await found.waitFor();
    expect(await found.count()).toBe(1);
    await found.click();
    await page.getByText(/^Hủy gộp bản ghi/).click();
    await reason(page, 'Hai thửa khác nhau');
    await look(page, 'merged');
    await page.getByRole('button', { name: 'Hủy gộp', exact: true }).click();
    await page.getByRole('heading', { name: 'Bản ghi đã gộp vào đây' }).waitFor({ state: 'detached' });
    await page
      .getByText(/^Hủy gộp ·/)
      .or(page.getByText('Hủy gộp', { exact: true }))
      .first()
      .waitFor();
  });

  it('corrects an address and a row of a table without writing a code', async () => {
    const page = await stage.person('quantri');
    await page.goto(`${stage.url}/quan-tri/co-so-du-lieu/household-business?phan=tim`);
    await page.getByLabel('Họ tên, năm sinh hoặc định danh').fill('026085000777');
    await page.getByRole('button', { name: 'Tìm' }).click();
    await page.getByRole('link', { name: /Tạ Quang Sáng/ }).click();
    await page.getByText('Đính chính bản ghi').click();
    const address = page.getByRole('group', { name: 'Địa chỉ trụ sở hộ kinh doanh' });
    await address.getByText(/Phường Tích Sơn/).waitFor();
    await address.getByRole('button', { name: 'Chọn nơi khác' }).click();
    await address.getByRole('combobox', { name: 'Xã, phường, thị trấn' }).fill('dong da vinh yen');
    await look(page, 'place');
    await address.getByRole('option', { name: /Phường Đống Đa/ }).click();
    await address.getByRole('textbox', { name: /Số nhà/ }).fill('Số 5, phố Chiền');
    const lineRows = page.getByRole('group', { name: 'Ngành nghề kinh doanh' });
    await lineRows.getByRole('button', { name: 'Bỏ dòng 1' }).click();
    await lineRows.getByRole('button', { name: 'Thêm dòng' }).click();
    const added = lineRows.getByRole('group', { name: 'Dòng 2' });
    await added.getByRole('textbox', { name: 'Mã ngành' }).fill('9602');
    await added.getByRole('textbox', { name: 'Tên ngành' }).fill('Cắt tóc, làm đầu');
    await page.getByRole('textbox', { name: 'Ngày cấp lần đầu' }).fill('02/02/2024');
    await reason(page, 'Chuyển địa điểm, đổi ngành nghề');
    await look(page, 'parts');
    await page.getByRole('button', { name: 'Lưu phiên bản mới' }).click();
    await page.getByText(/thành “Số 5, phố Chiền, Phường Đống Đa/).waitFor();
    await page.getByText('“4711, Bán lẻ; 5610, Ăn uống” thành “5610, Ăn uống; 9602, Cắt tóc, làm đầu”').waitFor();
    await page.getByText('Ngày cấp lần đầu: “01/02/2024” thành “02/02/2024”').waitFor();
  });

  it('is not let in to procedures; others are not let in to registers', async () => {
    const page = await stage.person('datdai.vinhyen');
    await page.goto(`${stage.url}/quan-tri/`);
    await page.getByRole('heading', { name: 'Cơ sở dữ liệu giữ tại tỉnh' }).waitFor();
    const other = await stage.person('tiepnhan.tichson');
    await other.goto(`${stage.url}/quan-tri/co-so-du-lieu/land`);
    await other.getByText(/Trang này dành cho/).waitFor();
  });

  it('a look outside a dossier is shown to an administrator, who writes down what came of it', async () => {
    const specialist = await stage.person('tuphap.tichson');
    const status = await specialist.evaluate(async () => {
      const answer = await fetch('/api/desk/registers/look-up', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          register: 'population',
          key: { kind: 'personalId', value: '026085000001' },
          dossierCode: null,
          reason: 'Xác minh theo đơn của công dân',
        }),
      });
      return answer.status;
    });
    expect(status).toBe(200);
    const page = await stage.person('quantri');
    await page.goto(`${stage.url}/quan-tri/`);
    await page.getByRole('link', { name: 'Cảnh báo khai thác' }).click();
    await page.getByText('Tra cứu ngoài hồ sơ đang giải quyết').waitFor();
    await look(page, 'alarms');
    await page.getByLabel('Đã kiểm tra thế nào, kết luận ra sao').fill('Đã xem đơn, tra cứu đúng việc');
    await page.getByRole('button', { name: 'Ghi kết luận' }).click();
    await page.getByText(/xem xét .*: Đã xem đơn, tra cứu đúng việc/).waitFor();
  });

  it('meets no fault of accessibility, nor a page wider than a phone', () => expect(faults).toEqual([]));
});
