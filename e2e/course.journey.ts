import { describe, expect, it } from 'vitest';
import { accept, act, bringToSpecialist, openFromWorkList, propose, sign } from './desk-steps.ts';
import { handInBirth, photo } from './portal-steps.ts';
import { setStage } from './stage.ts';

const stage = setStage();

describe('a supplement round', () => {
  it('asks once for all that is missing, and one button answers it', async () => {
    const { url } = stage;
    const lan = await stage.person('dan.lan');
    const code = await handInBirth(lan, url, 'Nguyễn Bảo An');
    const reception = await stage.person('tiepnhan.tichson');
    await openFromWorkList(reception, url, code);
    await act(reception, 'request_supplement', async (form) => {
      for (const group of await form.getByRole('group').all()) await group.getByRole('radio').first().check();
      await form
        .getByRole('group', { name: /Giấy chứng sinh/ })
        .getByLabel('Cần bổ sung')
        .check();
      await form
        .getByLabel(/Nội dung cần bổ sung, hoàn thiện: Giấy chứng sinh/)
        .fill('Ảnh mờ, không đọc được ngày sinh; đề nghị chụp lại.');
      await form.getByLabel('Lý do yêu cầu bổ sung').fill('Giấy chứng sinh chưa đọc được.');
    });
    await lan.goto(`${url}/ho-so/${code}`);
    await lan.getByRole('heading', { name: 'Cần bổ sung, hoàn thiện' }).waitFor();
    await lan.getByText('Ảnh mờ, không đọc được ngày sinh').first().waitFor();
    await lan.locator('input[type=file]').setInputFiles(await photo('giay-chung-sinh-2.jpg'));
    await lan.getByRole('button', { name: 'Gửi bổ sung' }).click();
    await lan.getByText('Ông/bà đã bổ sung hồ sơ').waitFor();
    await openFromWorkList(reception, url, code);
    await reception.getByText('giay-chung-sinh-2.jpg').first().waitFor();
    await accept(reception);
    await lan.reload();
    await lan.getByText('Bộ phận một cửa đã tiếp nhận hồ sơ').waitFor();
  });
});

describe('a refusal', () => {
  it('at the desk ends the dossier with its reason and form 03', async () => {
    const { url } = stage;
    const lan = await stage.person('dan.lan');
    const code = await handInBirth(lan, url, 'Nguyễn Minh Châu');
    const reception = await stage.person('tiepnhan.tichson');
    await openFromWorkList(reception, url, code);
    await act(reception, 'reject', (form) => form.getByRole('textbox').fill('Trẻ không cư trú trên địa bàn phường.'));
    await lan.goto(`${url}/ho-so/${code}`);
    await lan.getByText('Trẻ không cư trú trên địa bàn phường.').first().waitFor();
    const paper = await lan.getByRole('link', { name: /Phiếu từ chối/ }).getAttribute('href');
    const pdf = await lan.request.get(`${url}${paper}`);
    expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
  });

  it('after examination is signed, numbered and told', async () => {
    const { url } = stage;
    const lan = await stage.person('dan.lan');
    const code = await handInBirth(lan, url, 'Nguyễn Hoàng Dũng');
    const { leader, specialist } = await bringToSpecialist(stage, code);
    await propose(specialist, 'refuse', 'Trẻ đã được đăng ký khai sinh tại nơi khác.');
    await openFromWorkList(leader, url, code);
    await sign(leader);
    const clerk = await stage.person('vanthu.tichson');
    await openFromWorkList(clerk, url, code);
    await act(clerk, 'issue');
    await lan.goto(`${url}/ho-so/${code}`);
    await lan.getByText('không đủ điều kiện giải quyết').first().waitFor();
  });
});

describe('a withdrawal', () => {
  it('is two clicks for the applicant, and the dossier leaves the desk', async () => {
    const { url } = stage;
    const lan = await stage.person('dan.lan');
    const code = await handInBirth(lan, url, 'Nguyễn Phương Linh');
    await lan.goto(`${url}/ho-so/${code}`);
    await lan.getByText('Rút hồ sơ', { exact: true }).click();
    await lan.getByRole('button', { name: 'Rút hồ sơ, không giải quyết nữa' }).click();
    await lan.getByText('Hồ sơ đã được rút theo đề nghị.').waitFor();
    const reception = await stage.person('tiepnhan.tichson');
    await reception.goto(`${url}/ban-lam-viec/`);
    await reception.getByRole('heading', { name: 'Hồ sơ chờ xử lý' }).waitFor();
    expect(await reception.getByRole('link', { name: code }).count()).toBe(0);
  });
});

describe('somebody else', () => {
  it('finds only how far a dossier is, and not that it exists anywhere else', async () => {
    const { url } = stage;
    const lan = await stage.person('dan.lan');
    const code = await handInBirth(lan, url, 'Nguyễn Tuấn Kiệt');
    const hung = await stage.person('dan.hung');
    expect((await hung.goto(`${url}/ho-so/${code}`))?.status()).toBe(404);
    await hung.goto(`${url}/tra-cuu?ma=${code}`);
    await hung.getByText('Đã nộp, chờ tiếp nhận').waitFor();
    expect(await hung.getByText('Nguyễn Tuấn Kiệt').count()).toBe(0);
  });
});
