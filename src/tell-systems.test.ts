import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { findDossier, findDraft, handInDraft, openDraft, saveDraft } from '#applications/dossiers/index.ts';
import { birthForm } from '#testing/birth-form.ts';
import { buildOffice } from '#testing/office.ts';
import { readyUpload } from '#testing/ready-upload.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { installExchange } from './channels/cli/install-exchange.ts';
import { tellSystems } from './tell-systems.ts';

const now = () => new Date('2026-11-23T02:00:00Z');
const { db } = await provinceDatabase(now);
const { deps, actor } = await buildOffice(db, now);

it('systems that follow results are told of each once, and not whose it is', async () => {
  await installExchange(deps, {
    contentDir: 'content/vinh-phuc',
    allowLoopback: true,
    needs: { services: [], topics: [] },
  });
  const lan = await actor('dan.lan');
  const draftId = await openDraft(deps, { actor: lan, procedureCode: '1.001193' });
  const draft = await findDraft(db, { id: draftId, accountId: lan.id });
  const documents = { 'birth-note': [await readyUpload(db, { accountId: lan.id, at: now() })] };
  if (!draft) throw new Error('no draft');
  const content = { ...draft.content, areaCode: '08707', form: birthForm, documents };
  await saveDraft(deps, { actor: lan, id: draftId, revision: 1, content });
  const { code } = await handInDraft(deps, { actor: lan, draftId, commandId: randomUUID() });
  const dossierId = (await findDossier(db, code))?.id;

  const [subscription] = tellSystems(deps);
  for (let times = 0; times < 2; times += 1) await subscription?.handle({ dossierId, sequence: 7 });
  const messages = await db.selectFrom('exchange.message').select(['id', 'envelope']).execute();
  expect(messages.map(({ id }) => id)).toEqual([`${dossierId}.7`]);
  expect(JSON.parse(messages[0]?.envelope ?? '').data).toMatchObject({ code, procedure: '1.001193' });
  expect(messages[0]?.envelope).not.toContain(lan.name);
  const deliveries = await db.selectFrom('exchange.delivery').select('id').execute();
  expect(deliveries.length).toBe(2);
});
