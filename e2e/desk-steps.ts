import type { Locator, Page } from 'playwright-core';
import type { Stage } from './stage.ts';

/** Opens a dossier from the work list, as an official does. */
export async function openFromWorkList(page: Page, url: string, code: string): Promise<void> {
  await page.goto(`${url}/ban-lam-viec/`);
  await page.getByRole('link', { name: code }).first().click();
  await page.getByRole('heading', { name: 'Việc được làm lúc này' }).waitFor();
}

/** Opens the small form of an action, lets `fill` fill it, and sends it. */
export async function act(
  page: Page,
  kind: string,
  fill: (form: Locator) => Promise<void> = async () => {},
): Promise<void> {
  const toggle = page.locator(`button[aria-controls="act-${kind}"], button[aria-controls^="act-${kind}-"]`).first();
  await toggle.waitFor({ state: 'attached' });
  // What is possible beside the work itself stands folded away.
  if (!(await toggle.isVisible())) await page.locator('.side-actions > summary').click();
  if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click();
  const form = page.locator(`#${(await toggle.getAttribute('aria-controls')) ?? ''}`);
  await fill(form);
  await form.locator('button[type=submit]').click();
  await page.getByText(/Đã thực hiện/).waitFor();
}

export const accept = (page: Page) => act(page, 'accept');
export const assign = (page: Page) => act(page, 'assign', (form) => form.getByRole('radio').first().check());
export const propose = (page: Page, outcome: 'grant' | 'refuse', summary: string) =>
  act(page, 'propose', async (form) => {
    await form
      .getByRole('radio')
      .nth(outcome === 'grant' ? 0 : 1)
      .check();
    await form.getByRole('textbox').fill(summary);
  });
export const sign = (page: Page) => act(page, 'sign', (form) => form.getByRole('radio').first().check());

/** Reception of Tích Sơn takes the dossier in and its leader assigns it; opens it for the specialist. */
export async function bringToSpecialist(
  { url, person }: Stage,
  code: string,
): Promise<{ reception: Page; leader: Page; specialist: Page }> {
  const reception = await person('tiepnhan.tichson');
  await openFromWorkList(reception, url, code);
  await accept(reception);
  const leader = await person('chutich.tichson');
  await openFromWorkList(leader, url, code);
  await assign(leader);
  const specialist = await person('tuphap.tichson');
  await openFromWorkList(specialist, url, code);
  return { reception, leader, specialist };
}
