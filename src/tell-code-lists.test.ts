import { expect, it } from 'vitest';
import { buildOffice } from '#testing/office.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { installExchange } from './channels/cli/install-exchange.ts';
import { tellCodeLists } from './tell-code-lists.ts';

let at = new Date('2026-11-23T02:00:00Z');
const now = () => at;
const { db } = await provinceDatabase(now);
const { deps } = await buildOffice(db, now);
const told = async () =>
  (await db.selectFrom('exchange.message').select(['id', 'envelope']).orderBy('number').execute()).map(
    ({ id, envelope }) => ({ id, data: JSON.parse(envelope).data }),
  );

it('systems that follow code lists are told what changed in which, once, by content or because a day came', async () => {
  await installExchange(deps, {
    contentDir: 'content/vinh-phuc',
    allowLoopback: true,
    needs: { services: [], topics: [] },
  });
  const sweep = tellCodeLists(deps);
  // What there is at first is no change.
  await sweep.run();
  expect(await told()).toEqual([]);
  const entry = { list: 'genders', name_en: null, position: 90, attributes: '{}' };
  await db
    .insertInto('code_lists.entry')
    .values([
      { ...entry, code: '8', name_vi: 'Thử hôm nay', valid_from: '2020-01-01', valid_to: '2026-12-31' },
      { ...entry, code: '9', name_vi: 'Thử năm sau', valid_from: '2027-01-01', valid_to: null },
    ])
    .execute();
  await Promise.all([sweep.run(), sweep.run()]);
  const first = { id: 'genders.2', data: { list: 'genders', version: 2, on: '2026-11-23', renamed: [], ended: [] } };
  expect(await told()).toEqual([{ ...first, data: { ...first.data, added: [{ code: '8', name: 'Thử hôm nay' }] } }]);
  at = new Date('2027-01-02T02:00:00Z');
  await db
    .updateTable('code_lists.entry')
    .set({ name_vi: 'Nam (thử)' })
    .where('list', '=', 'genders')
    .where('position', '=', 1)
    .execute();
  await sweep.run();
  await sweep.run();
  expect((await told())[1]).toMatchObject({
    id: 'genders.3',
    data: {
      ...{ version: 3, on: '2027-01-02', added: [{ code: '9', name: 'Thử năm sau' }] },
      ...{ renamed: [{ name: 'Nam (thử)' }], ended: [{ code: '8', name: 'Thử hôm nay' }] },
    },
  });
  expect(await told()).toHaveLength(2);
  expect(await db.selectFrom('exchange.delivery').select('id').execute()).toHaveLength(4);
});
