import { vietnamDay } from '#infrastructure/clock.ts';
import { findUnitByAgencyCode } from '#data/organisation/index.ts';
import { recordOutsideLook, recordSending } from '#data/registry/index.ts';
import { findServiceNames, type LookThroughAxis, type TellLooks } from '#platform/exchange/index.ts';
import { ownSystem } from './channels/services/caller.server.ts';
import type { ModuleDeps } from './wire-modules.ts';

type Deps = Pick<ModuleDeps, 'db' | 'now'>;

/**
 * Báo cho người có dữ liệu: looks at registers of our own, and those this system itself makes, are recorded where they are read; those
 * of others at others here, and what this system sends of anybody.
 */
export function tellLooks(deps: Deps): TellLooks {
  return async (looks) => {
    for (const look of looks) {
      if (look.person.sending) await tellSending(deps, look);
      else if (look.provider !== ownSystem && look.consumer !== ownSystem) await tellLook(deps, look);
    }
  };
}

async function tellLook({ db, now }: Deps, look: LookThroughAxis): Promise<void> {
  const { id, at, consumer, service, outcome, person } = look;
  const { kind, number, officer, officerTitle, unit: code, article, dossier, emergency, fields } = person;
  if (kind === undefined || number === undefined) return;
  await recordOutsideLook(db, {
    ...{ id, at, register: service, subject: { kind, number }, outcome, article, emergency, fields },
    readerKey: `${consumer}|${officer}`,
    unit: await findUnitByAgencyCode(db, code, vietnamDay(now())),
    unitName: code,
    postTitle: officerTitle || `Cán bộ sử dụng hệ thống ${consumer}`,
    dossierCode: dossier,
  });
}

/** A dossier is told of at every step: of a day, a receiver and an official it is one line for each person. */
async function tellSending({ db, now }: Deps, look: LookThroughAxis): Promise<void> {
  const { at, consumer, service, provider, person } = look;
  const { kind, number, others, officer, officerTitle, unit: code, article, dossier } = person;
  const names = await findServiceNames(db, service);
  const unit = await findUnitByAgencyCode(db, code, vietnamDay(now()));
  const subjects = kind === undefined || number === undefined ? others : [{ kind, number }, ...others];
  for (const subject of subjects)
    await recordSending(db, {
      ...{ at, subject, unit, article, service },
      id: ['sent', consumer, service, dossier, officer, vietnamDay(at), subject.kind, subject.number].join('|'),
      officerId: officer === consumer ? null : officer,
      unitName: code || consumer,
      postTitle: officerTitle || `Hệ thống ${consumer} tự động gửi`,
      to: `${names?.providerName ?? provider}: ${names?.name ?? service}`,
      dossierCode: dossier,
    });
}
