import type { Sweep } from '#infrastructure/jobs/sweeps.ts';
import { tellListChanges } from '#data/code-lists/index.ts';
import { hasTopic, sendInTransaction } from '#platform/exchange/index.ts';
import { ownSystem } from './channels/services/caller.server.ts';
import type { ModuleDeps } from './wire-modules.ts';

export const codeListTopic = 'danh-muc';
const everyMs = 60_000;

/** Nguồn tin thay đổi danh mục on the integration axis: what changed in which list, in order for a list, each change once. */
export function tellCodeLists({ db, now }: Pick<ModuleDeps, 'db' | 'now'>): Sweep {
  return {
    name: 'tell changes of code lists',
    everyMs,
    run: async () => {
      await tellListChanges({ db, now }, async (tx, change) => {
        if (!(await hasTopic(tx, codeListTopic))) return;
        const { list, version } = change;
        await sendInTransaction(tx, {
          sender: ownSystem,
          at: now(),
          envelope: {
            ...{
              specversion: '1.0',
              id: `${list}.${version}`,
              source: '/danh-muc',
              type: 'vn.motcua.danh-muc.thay-doi',
            },
            ...{ topic: codeListTopic, partitionkey: list, data: change },
          },
        });
      });
      return false;
    },
  };
}
