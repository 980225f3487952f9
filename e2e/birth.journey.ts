import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { accept, act, assign, openFromWorkList, propose, sign } from './desk-steps.ts';
import { handInBirth } from './portal-steps.ts';
import { setStage } from './stage.ts';

const stage = setStage();

describe('a birth registration online', () => {
  it('goes from the citizen’s phone through every desk to the downloaded certificate', async () => {
    const { url } = stage;
    const lan = await stage.person('dan.lan', 360);
    const code = await handInBirth(lan, url);
    expect(code).toMatch(/^\d{3}\.\d{2}\.\d{2}\.H62-\d{6}-\d{4}$/);

    const reception = await stage.person('tiepnhan.tichson');
    await openFromWorkList(reception, url, code);
    await accept(reception);
    const leader = await stage.person('chutich.tichson', 360);
    await openFromWorkList(leader, url, code);
    await assign(leader);
    const specialist = await stage.person('tuphap.tichson');
    await openFromWorkList(specialist, url, code);
    await propose(specialist, 'grant', 'Hồ sơ đầy đủ, đủ điều kiện đăng ký khai sinh.');
    await openFromWorkList(leader, url, code);
    await sign(leader);
    const clerk = await stage.person('vanthu.tichson');
    // The civil-status system gives the number meanwhile; the list draws itself only after its page has loaded.
    const arrived = () =>
      clerk
        .goto(`${url}/ban-lam-viec/`)
        .then(() => clerk.getByRole('link', { name: code }).first().waitFor({ timeout: 4000 }));
    await expect.poll(arrived, { timeout: 60_000 }).toBeUndefined();
    await openFromWorkList(clerk, url, code);
    await act(clerk, 'issue');
    await openFromWorkList(reception, url, code);
    await act(reception, 'return_result', async (form) => {
      await form.getByRole('radio').first().check();
      const recipient = form.getByRole('textbox').first();
      if (!(await recipient.inputValue())) await recipient.fill('Nguyễn Thị Lan');
    });
    await openFromWorkList(clerk, url, code);
    await act(clerk, 'archive');

    await lan.goto(`${url}/ho-so/${code}`);
    await lan.getByRole('heading', { name: 'Kết quả' }).waitFor();
    const [download] = await Promise.all([
      lan.waitForEvent('download', { timeout: 4000 }).catch(() => undefined),
      lan.getByRole('button', { name: 'Tải kết quả về' }).click({ noWaitAfter: true }),
    ]);
    const path = await download?.path();
    const bytes = path ? await readFile(path) : Buffer.from(await (await lan.request.get(lan.url())).body());
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    await lan.goto(`${url}/ho-so/${code}`);
    await lan.getByText('Ông/bà đã nhận kết quả.').waitFor();
    expect(stage.errors()).toEqual([]);
  });
});
