import { afterAll, expect, it } from 'vitest';
import { applyFile, findSignOnClient } from '#platform/exchange/index.ts';
import { buildFile } from '#testing/exchange-office.ts';
import { buildManagement } from '#testing/exchange-management.ts';
import { back, openSignOnSite } from '#testing/sign-on-site.ts';
import { changeAxis } from '../proposals/change-axis.ts';
import { saidNothing } from '../proposals/proposal.contract.ts';

const { db, app } = await openSignOnSite();
afterAll(() => app.close());
const { deps, manager } = await buildManagement(db, () => new Date());
const code = 'giao-duc';
const secure = 'https://tuyensinh.example.vn/xong';
const local = 'http://localhost:9480/xong';
const setAddresses = (addresses: string[], allowLoopback = true) =>
  changeAxis(
    { ...deps, allowLoopback },
    { actor: manager, command: { kind: 'sign_on_addresses', code, addresses }, why: saidNothing },
  );

it('return addresses without TLS are set while trying out only', async () => {
  const set = (address: string, allowLoopback: boolean) => setAddresses([secure, address], allowLoopback);
  await expect(set(local, false)).rejects.toMatchObject({ code: 'exchange.sign_on_address_plain' });
  await expect(set(back, false)).rejects.toMatchObject({ code: 'exchange.sign_on_address_plain' });
  await set(local, true);
});

it('return addresses without TLS are declared while trying out only', async () => {
  const file = buildFile('https://provider.example');
  const systems = file.systems.map((system) => ({ ...system, signOnAddresses: [local] }));
  const by = { accountId: null, name: 'Nội dung của tỉnh', unitName: '' };
  const strict = { db, now: () => new Date(), unitIdOf: async () => null, allowLoopback: false };
  await expect(applyFile(strict, { ...file, systems }, by)).rejects.toMatchObject({
    code: 'exchange.sign_on_address_plain',
  });
});

it('return addresses without TLS that were set while trying out are not gone back to in production', async () => {
  const find = (allowLoopback: boolean) => findSignOnClient(db, { code, at: new Date(), allowLoopback });
  expect((await find(true))?.addresses).toEqual([secure, local]);
  expect((await find(false))?.addresses).toEqual([secure]);
  await setAddresses([local]);
  expect(await find(false)).toBeUndefined();
});
