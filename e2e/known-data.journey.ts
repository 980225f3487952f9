import { describe, expect, it } from 'vitest';
import { inventProvince } from '../src/connectors/invented-province/index.ts';
import { readOrganisationContent, readPeopleContent } from '../src/data/organisation/index.ts';
import { accept, act, bringToSpecialist, openFromWorkList, propose } from './desk-steps.ts';
import { beginBirth, finishBirth, next } from './portal-steps.ts';
import { faultsOf } from './faults-of.ts';
import { setStage } from './stage.ts';

const stage = setStage();
const organisation = await readOrganisationContent('content/vinh-phuc/organisation');
const province = inventProvince(organisation, await readPeopleContent('content/vinh-phuc/people', organisation));

/** How a simulated system outside behaves from now on. */
async function outside(system: string, mode: 'normal' | 'down'): Promise<void> {
  const answer = await fetch(`${stage.system.simulators}/control/${system}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mode }),
  });
  expect(answer.ok).toBe(true);
}

describe('what the State knows is not asked', () => {
  it('of the mother; the father is only matched, one value is contested and settled, and she sees who looked', async () => {
    const lan = await stage.person('dan.lan', 360);
    await beginBirth(lan, stage.url, 'Trần Gia Huy');
    expect(await lan.getByRole('textbox').count()).toBe(0);
    await lan.getByRole('button', { name: /Thông tin chưa đúng.*Dân tộc/ }).click();
    await lan.getByLabel('Sai ở đâu, có giấy tờ gì chứng minh').fill('Giấy khai sinh của tôi ghi dân tộc Tày');
    await lan.getByLabel('Dân tộc').selectOption({ label: 'Tày' });
    await next(lan);

    await lan.waitForURL(/father$/);
    const { personalId = '' } =
      [...province.people.values()].find(
        ({ name, birthDate }) => name === 'Trần Văn Hùng' && birthDate === '1985-09-02',
      ) ?? {};
    await lan.getByLabel('Họ, chữ đệm, tên người cha').fill('Trần Văn Hưng');
    await lan.getByLabel('Ngày sinh của người cha').fill('02091985');
    await lan.getByLabel('Số định danh của người cha').fill(personalId);
    await lan.getByRole('button', { name: 'Đối chiếu ngay' }).click();
    await lan.getByText(/^Không khớp với Cơ sở dữ liệu quốc gia về dân cư/).waitFor();
    await lan.getByLabel('Họ, chữ đệm, tên người cha').fill('Trần Văn Hùng');
    await lan.getByRole('button', { name: 'Đối chiếu ngay' }).click();
    await lan.getByText(/^Khớp với Cơ sở dữ liệu quốc gia về dân cư/).waitFor();
    // The rest of him is the authority's to take from the register: nothing of it is asked or shown.
    await lan
      .getByText(/^Cơ quan sẽ lấy từ Cơ sở dữ liệu quốc gia về dân cư/)
      .first()
      .waitFor();
    expect(await lan.getByLabel('Dân tộc của người cha').count()).toBe(0);
    expect(await faultsOf(lan, 'form-withheld-360')).toEqual([]);
    await next(lan);
    await lan.waitForURL(/copies$/);
    await lan.goto(lan.url().replace('copies', 'giay-to'));
    await lan.getByText(/^✓ Không phải nộp:/).waitFor();
    await lan.goto(lan.url().replace('giay-to', 'copies'));
    const code = await finishBirth(lan);

    const { leader, specialist } = await bringToSpecialist(stage, code);
    await specialist.getByText('người nộp báo thông tin chưa đúng').waitFor();
    await specialist.getByText('Giấy khai sinh của tôi ghi dân tộc Tày').waitFor();
    await specialist.getByText('lấy từ cơ sở dữ liệu').first().waitFor();
    await act(specialist, 'settle_data', async (form) => {
      await form.getByRole('radio', { name: /Người nộp khai: Tày/ }).check();
      await form.getByRole('textbox').fill('Đã xem bản chính giấy khai sinh');
    });
    await propose(specialist, 'grant', 'Đủ điều kiện đăng ký khai sinh.');

    await specialist.goto(`${stage.url}/ban-lam-viec/du-lieu`);
    await specialist.getByRole('radio', { name: 'Cơ sở dữ liệu quốc gia về dân cư' }).check();
    const { personalId: mother = '' } =
      [...province.people.values()].find(
        ({ name, birthDate }) => name === 'Nguyễn Thị Lan' && birthDate === '1992-04-12',
      ) ?? {};
    await specialist.getByLabel('Số định danh cá nhân', { exact: true }).last().fill(mother);
    await specialist.getByLabel(/Mã hồ sơ đang giải quyết/).fill(code);
    await specialist.getByRole('button', { name: 'Tra cứu', exact: true }).click();
    await specialist.getByText(/^Tra lúc/).waitFor();

    await lan.goto(`${stage.url}/du-lieu-cua-toi`);
    const look = lan.locator('li').filter({ hasText: code }).first();
    expect(await look.textContent()).toContain('Ủy ban nhân dân phường Tích Sơn');
    await look.getByText('Hỏi về lượt xem này').click();
    await look.getByRole('textbox').fill('Vì sao xem dữ liệu của tôi?');
    await look.getByRole('button', { name: 'Gửi câu hỏi' }).click();
    await lan.getByText(/^Đơn vị phải trả lời chậm nhất/).waitFor();
    await leader.goto(`${stage.url}/ban-lam-viec/du-lieu`);
    await leader.getByText('Vì sao xem dữ liệu của tôi?').waitFor();
    await leader.getByLabel('Trả lời người dân').fill('Để đối chiếu khi đăng ký khai sinh cho con của bà.');
    await leader.getByRole('button', { name: 'Gửi trả lời' }).click();
    await leader.getByText(/^Đã trả lời:/).waitFor();
    await lan.reload();
    await lan.getByText(/Để đối chiếu khi đăng ký khai sinh/).waitFor();
  });

  it('and while the population register is down she declares, hands in, and is verified afterwards', async () => {
    await outside('population', 'down');
    const lan = await stage.person('dan.lan', 360);
    await beginBirth(lan, stage.url, 'Trần Gia Huy');
    await lan.getByText(/chưa trả lời\. Hãy khai như trên giấy tờ/).waitFor();
    await lan.getByLabel('Họ, chữ đệm, tên người mẹ').fill('Nguyễn Thị Lan');
    await lan.getByLabel('Ngày sinh của người mẹ').fill('12/04/1992');
    await lan.getByLabel('Dân tộc').selectOption({ label: 'Tày' });
    await lan.getByLabel('Quốc tịch').selectOption({ label: 'Việt Nam' });
    await lan.getByLabel('Huyện, thành phố, thị xã').selectOption({ label: 'Thành phố Vĩnh Yên' });
    await lan.getByLabel('Xã, phường, thị trấn').selectOption({ label: 'Phường Tích Sơn' });
    await next(lan);
    await lan.waitForURL(/father$/);
    await next(lan);
    const code = await finishBirth(lan);
    const reception = await stage.person('tiepnhan.tichson');
    await openFromWorkList(reception, stage.url, code);
    await reception.getByText('chờ đối chiếu').first().waitFor();
    await accept(reception);

    await outside('population', 'normal');
    await expect
      .poll(
        async () => {
          await reception.goto(`${stage.url}/ban-lam-viec/ho-so/${code}`);
          await reception.getByRole('heading', { name: 'Đối chiếu với cơ sở dữ liệu' }).waitFor();
          return reception.getByText('không khớp', { exact: true }).count();
        },
        { timeout: 90_000, interval: 3000 },
      )
      .toBeGreaterThan(0);
    expect(await reception.getByText('khớp', { exact: true }).count()).toBeGreaterThan(0);
  });
});

describe('at the counter', () => {
  it('the code of a household business fills in the business, and the owner’s number the owner', async () => {
    const business = [...province.enterprises.values()].find(({ kindName }) => kindName === 'Hộ kinh doanh');
    const page = await stage.person('tiepnhan.vinhyen');
    await page.goto(`${stage.url}/ban-lam-viec/tiep-nhan`);
    await page.getByRole('combobox', { name: 'Thủ tục' }).fill('cham dut ho kinh doanh');
    await page.getByRole('option', { name: /Chấm dứt hoạt động hộ kinh doanh/ }).click();
    await page.locator('#applicant-number').fill(business?.representative.personalId ?? '');
    await page.locator('[id="business.taxCode"]').fill(business?.taxCode ?? '');
    await page.getByRole('button', { name: 'Lấy dữ liệu theo các số' }).first().click();
    await expect.poll(() => page.locator('#applicant-name').inputValue()).toBe(business?.representative.name);
    await page
      .getByText(business?.name ?? '', { exact: true })
      .first()
      .waitFor();
    await page.getByText(/^Thông tin có khóa được lấy từ Cơ sở dữ liệu đăng ký hộ kinh doanh/).waitFor();
  });
});
