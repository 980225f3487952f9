import { authorityOn, chooseVariant, computeFees, type GoldenDossier } from '#applications/procedures/index.ts';
import { openCourse } from '../course/advance-course.ts';
import type { CourseChange, Ground } from '../course/course.ts';
import { genesisHash, type DossierAction } from '../course/dossier-action.ts';
import { openProjection } from '../course/dossier-state.ts';
import type { Party } from '../dossiers.contract.ts';

/** Who hands in every golden dossier, and who acts for it at every desk: one person in all posts. */
export const goldenPerson = '00000000-0000-4000-8000-000000000001';
const goldenCommand = '00000000-0000-4000-8000-000000000002';

export const goldenParty: Party = {
  kind: 'citizen',
  name: 'Nguyễn Văn Mẫu',
  personalId: null,
  taxCode: null,
  phone: null,
  email: null,
  address: null,
};

export function goldenHead(at: Date) {
  const by = { id: goldenPerson, name: goldenParty.name, unitId: null, title: '' };
  return { at, by, commandId: goldenCommand };
}

/** Nộp hồ sơ mẫu: the course as a real submission begins it; undefined where no authority decides for its place. */
export function openGolden(
  ground: Ground,
  golden: Pick<GoldenDossier, 'channel' | 'handedInAt'>,
  { form, areaCode, at }: { form: Record<string, unknown>; areaCode: string; at: Date },
): { change: CourseChange; submission: DossierAction } | undefined {
  const { installed, organisation } = ground;
  const { definition } = installed;
  const { channel } = golden;
  const on = golden.handedInAt.slice(0, 10);
  const authority = authorityOn(definition, on);
  const deciding = authority && organisation.competentUnit({ unitKind: authority.unitKind, areaCode, on });
  const desk = deciding && organisation.deskOf(deciding.id, on);
  if (!deciding || !desk) return undefined;
  const submission = {
    kind: 'submit' as const,
    ...goldenHead(at),
    content: {
      procedureCode: installed.code,
      packageVersion: installed.version,
      channel,
      parties: { applicant: goldenParty, owner: goldenParty, authorisation: null },
      form,
      documents: [],
      delivery: { how: 'counter' as const, address: null },
      variant: chooseVariant(definition, form).id,
      fees: computeFees(definition, { channel, on, form }),
      areaCode,
      decidingUnitId: deciding.id,
    },
  };
  const dossier = {
    id: goldenPerson,
    code: 'hồ sơ mẫu',
    receivedUnitId: desk.id,
    receivedOn: on,
    procedureCode: installed.code,
    procedureName: definition.name,
    channel,
    helpedUnitId: null,
    applicantAccountId: goldenPerson,
    ownerAccountId: null,
    packageVersion: installed.version,
    decidingUnitId: deciding.id,
    deskUnitId: desk.id,
    revision: 1,
    lastHash: genesisHash,
    ...openProjection(submission),
  };
  return { change: openCourse(dossier, { channel, ...form }, ground), submission };
}
