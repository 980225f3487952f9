import { spawnSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildingForm } from '#testing/building-permit.ts';
import { act, openFromWorkList, propose, sign } from './desk-steps.ts';
import { setStage } from './stage.ts';

const stage = setStage();

/** A building permit handed in at the counter of Vĩnh Yên; how a counter takes in is another journey. */
async function handIn({ fireReview = false } = {}): Promise<string> {
  const page = await stage.person('tiepnhan.vinhyen');
  const applicant = { kind: 'citizen', name: 'Nguyễn Thị Lan', personalId: null, taxCode: null };
  const papers = ['land-title', 'drawings', ...(fireReview ? ['fire-review'] : [])];
  const answer = await page.request.post(`${stage.url}/api/desk/intake`, {
    headers: { 'sec-fetch-site': 'same-origin' },
    data: {
      commandId: crypto.randomUUID(),
      procedureCode: '1.013225',
      areaCode: '243',
      applicant: { ...applicant, phone: null, email: null, address: null },
      form: buildingForm({ fireReview }),
      documents: papers.map((documentId) => ({ documentId, originals: 1 })),
    },
  });
  return z.object({ code: z.string() }).parse(await answer.json()).code;
}

async function open(username: string, code: string): Promise<Page> {
  const page = await stage.person(username);
  await openFromWorkList(page, stage.url, code);
  return page;
}

async function askPartners(code: string): Promise<void> {
  await act(await open('chutich.vinhyen', code), 'assign', (form) =>
    form.getByRole('radio', { name: /Trịnh Thu Phương/ }).check(),
  );
  await act(await open('chuyenvien.vinhyen', code), 'consult');
}

async function planningAnswers(code: string): Promise<void> {
  const page = await open('chuyenvien.qldt.vinhyen', code);
  await act(page, 'partner_receive', (form) => form.getByRole('radio').first().check());
  await act(await open('chuyenvien.qldt.vinhyen', code), 'partner_answer', async (form) => {
    await form.getByRole('radio', { name: 'Phù hợp quy hoạch', exact: true }).check();
    await form.getByLabel('Số tầng tối đa').fill('5');
    await form.getByLabel('Nội dung, căn cứ').fill('Phù hợp quy hoạch chi tiết đã duyệt.');
  });
  await act(await open('truongphong.qldt.vinhyen', code), 'partner_approve', (form) =>
    form.getByRole('radio').first().check(),
  );
  await act(await open('chuyenvien.qldt.vinhyen', code), 'partner_send');
}

describe('a procedure with a coordinating agency', () => {
  it('takes all ten steps, sent back once for what is missing; the partner sees only its part', async () => {
    const code = await handIn();
    await askPartners(code);
    const partner = await open('chuyenvien.qldt.vinhyen', code);
    await partner
      .getByText('Số điện thoại')
      .count()
      .then((count) => expect(count).toBe(0));
    await partner.screenshot({ path: 'e2e/screenshots/interlinked-partner.png', fullPage: true });
    await act(partner, 'partner_receive', async (form) => {
      await form.getByRole('radio').nth(1).check();
      const fields = form.getByRole('textbox');
      for (let index = 0; index < (await fields.count()); index += 1)
        await fields.nth(index).fill('Thiếu bản vẽ mặt bằng tổng thể');
      const ticks = form.getByRole('checkbox');
      if ((await ticks.count()) > 0) await ticks.first().check();
    });
    await act(await open('chuyenvien.vinhyen', code), 'consult_again', async (form) => {
      await form.getByRole('textbox').first().fill('Đã bổ sung bản vẽ mặt bằng.');
    });
    await planningAnswers(code);
    const lead = await open('chuyenvien.vinhyen', code);
    await lead.getByText('Phù hợp quy hoạch chi tiết đã duyệt.').first().waitFor();
    await lead.screenshot({ path: 'e2e/screenshots/interlinked-lead.png', fullPage: true });
    await propose(lead, 'grant', 'Đủ điều kiện cấp phép.');
    await sign(await open('chutich.vinhyen', code));
    await act(await open('vanthu.vinhyen', code), 'issue');
    const desk = await open('tiepnhan.vinhyen', code);
    await act(desk, 'pay', async (form) => {
      const cash = form.getByRole('radio', { name: /Tiền mặt/ });
      if ((await cash.count()) > 0) await cash.check();
    });
    await act(await open('tiepnhan.vinhyen', code), 'return_result', async (form) => {
      const counter = form.getByRole('radio').first();
      if ((await counter.count()) > 0) await counter.check();
    });
    await act(await open('vanthu.vinhyen', code), 'archive');
    await desk.goto(`${stage.url}/ban-lam-viec/ho-so/${code}`);
    await desk.getByText('Đã trả kết quả').first().waitFor();
    await desk
      .getByText(/Sổ giao nhận/)
      .first()
      .waitFor();
  });
});

describe('when terms pass', () => {
  it('of two agencies asked at once the late one is held to agree; the date is extended once with an apology', async () => {
    const code = await handIn({ fireReview: true });
    await askPartners(code);
    await planningAnswers(code);
    await stage.daysLater(16);
    const lead = await stage.person('chuyenvien.vinhyen');
    await expect
      .poll(
        async () => {
          await lead.goto(`${stage.url}/ban-lam-viec/ho-so/${code}`);
          await lead.getByRole('heading', { name: 'Việc được làm lúc này' }).waitFor();
          return lead.getByText('được coi là đã đồng ý').count();
        },
        { timeout: 30_000 },
      )
      .toBeGreaterThan(0);
    const chair = await open('chutich.vinhyen', code).catch(async () => {
      const page = await stage.person('chutich.vinhyen');
      await page.goto(`${stage.url}/ban-lam-viec/ho-so/${code}`);
      return page;
    });
    await act(chair, 'extend', async (form) => {
      await form.getByLabel('Gia hạn thêm (ngày làm việc)').fill('5');
      await form.getByLabel('Lý do (in trong văn bản xin lỗi)').fill('Cơ quan phối hợp trả lời chậm.');
    });
    await chair.screenshot({ path: 'e2e/screenshots/interlinked-extended.png', fullPage: true });
    await chair
      .getByText(/Gia hạn|gia hạn/)
      .first()
      .waitFor();
    expect(await chair.locator('button[aria-controls^="act-extend"]').count()).toBe(0);
    await propose(await open('chuyenvien.vinhyen', code), 'grant', 'Đủ điều kiện cấp phép.');
  });
});

describe('a merger in the middle of a dossier', () => {
  it('leaves it with the successor, its people, its date and its log', async () => {
    const code = await handIn();
    await askPartners(code);
    await stage.daysLater(17, () => {
      const run = spawnSync(
        process.execPath,
        ['src/motcua.ts', 'reorganise', 'content/vinh-phuc/reorganisations/2025-07-01.yaml'],
        { encoding: 'utf8', env: { ...process.env, VAR_DIR: stage.system.varDir, CLOCK_AHEAD_DAYS: '17' } },
      );
      expect(run.stderr).toBe('');
      expect(run.stdout).toContain('Đã thực hiện xong');
    });
    const specialist = await stage.person('chuyenvien.vinhyen');
    await specialist.goto(`${stage.url}/ban-lam-viec/ho-so/${code}`);
    await specialist.getByText('Ủy ban nhân dân phường Vĩnh Yên').first().waitFor();
    await specialist
      .getByText(/Chuyển cơ quan giải quyết/)
      .first()
      .waitFor();
    await specialist.screenshot({ path: 'e2e/screenshots/interlinked-merged.png', fullPage: true });
    await planningAnswers(code);
    await propose(await open('chuyenvien.vinhyen', code), 'grant', 'Đủ điều kiện cấp phép.');
    await sign(await open('chutich.vinhyen', code));
    await act(await open('vanthu.vinhyen', code), 'issue');
  });
});
