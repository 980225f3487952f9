import { randomUUID } from 'node:crypto';
import type { Actor } from '../infrastructure/actor.ts';
import type { Db } from '../infrastructure/database/connect.ts';
import {
  commandDossier,
  findDossier,
  handInDraft,
  openDraft,
  saveDraft,
  findDraft,
} from '../applications/dossiers/index.ts';
import { OfficerCommand } from '../applications/dossiers/actions/officer-command.contract.ts';
import { birthForm } from './birth-form.ts';
import type { buildOffice } from './office.ts';
import { readyUpload } from './ready-upload.ts';

/** Birth registrations of Tích Sơn, handed in by Ms Lan and acted on by its officers. */
export async function buildBirthCourse(db: Db, { deps, actor }: Awaited<ReturnType<typeof buildOffice>>) {
  const actors = {
    lan: await actor('dan.lan'),
    reception: await actor('tiepnhan.tichson'),
    specialist: await actor('tuphap.tichson'),
    leader: await actor('chutich.tichson'),
  };
  const handIn = async (): Promise<string> => {
    const { lan } = actors;
    const id = await openDraft(deps, { actor: lan, procedureCode: '1.001193' });
    const draft = await findDraft(db, { id, accountId: lan.id });
    if (!draft) throw new Error('no draft');
    const documents = { 'birth-note': [await readyUpload(db, { accountId: lan.id, at: deps.now() })] };
    const content = { ...draft.content, areaCode: '08707', form: birthForm, documents };
    await saveDraft(deps, { actor: lan, id, revision: draft.revision, content });
    return (await handInDraft(deps, { actor: lan, draftId: id, commandId: randomUUID() })).code;
  };
  const act = async (official: Actor, code: string, command: Record<string, unknown>) => {
    const dossier = await findDossier(db, code);
    const whole = { ...command, commandId: randomUUID(), revision: dossier?.revision };
    await commandDossier(deps, { actor: official, code, command: OfficerCommand.parse(whole) });
  };
  return { actors, handIn, act };
}
