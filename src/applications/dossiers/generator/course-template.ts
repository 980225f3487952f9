import { dayMs } from '#infrastructure/clock.ts';
import { canonicalJson } from '#infrastructure/crypto.ts';
import type { CheckedPackage, GoldenDossier } from '#applications/procedures/index.ts';
import type { Course, CourseChange } from '../course/course.ts';
import { timersOf, type CourseTimer } from '../course/course-timers.ts';
import type { GoldenGround } from '../golden/golden-ground.ts';
import { goldenParty, goldenPerson } from '../golden/open-golden.ts';
import { playGolden } from '../golden/play-golden.ts';

/** The official who stands for everyone in the log of a generated dossier. */
export type Official = { id: string; name: string };

/** An action written once for all dossiers of a template; what differs is put in between its parts. */
export type WrittenAction = {
  kind: string;
  at: Date;
  actor: { id: string | null; name: string; unitId: string | null; title: string | null };
  content: string;
  /** Canonical text up to the command id, and from behind it to the dossier's id: what the hash is of. */
  head: string;
  middle: string;
};

/** Khuôn: one played course, from which many dossiers are written that differ in number, owner and hashes. */
export type CourseTemplate = {
  course: Course;
  changes: readonly CourseChange[];
  official: Official;
  actions: readonly WrittenAction[];
  state: string;
  instances: readonly { key: string; processId: string; status: string; state: string }[];
  timers: readonly CourseTimer[];
  documents: readonly { id: string; name: string }[];
};

/** The golden person's name wherever it stands for an official: as the owner it is followed by the number. */
const namedOfficial = new RegExp(`${JSON.stringify(goldenParty.name)}(?!,"personalId")`, 'g');

/** The same golden dossier, begun on another day of the same weekday. */
export function shiftGolden(golden: GoldenDossier, days: number): GoldenDossier {
  const later = (at: string): string => {
    const [day = '', time = ''] = at.split('T');
    return `${new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)}T${time}`;
  };
  return {
    ...golden,
    handedInAt: later(golden.handedInAt),
    steps: golden.steps.map((step) => ({ ...step, at: later(step.at) })),
  };
}

/** Plays a golden dossier at a place up to a moment, and writes down what its dossiers share; undefined where nobody decides. */
export function makeTemplate(
  installed: CheckedPackage,
  golden: GoldenDossier,
  {
    ground,
    areaCode,
    until,
    officialOf,
  }: {
    ground: GoldenGround;
    areaCode: string;
    until: Date;
    officialOf: (decidingUnitId: string) => Official;
  },
): CourseTemplate | undefined {
  const played = playGolden(installed, { ...golden, area: areaCode }, ground, { until });
  const { course, changes, actions } = played;
  if (!course) return undefined;
  const official = officialOf(course.dossier.decidingUnitId);
  const name = JSON.stringify(official.name);
  const write = (text: string) => text.replaceAll(goldenPerson, official.id).replaceAll(namedOfficial, () => name);
  const written = actions.map((action): WrittenAction => {
    const actor = action.by.id === goldenPerson ? { ...action.by, id: official.id, name: official.name } : action.by;
    const content = write(canonicalJson(action.content));
    return {
      ...{ kind: action.kind, at: action.at, actor, content },
      head: `{"at":${JSON.stringify(action.at)},"by":${canonicalJson(actor)},"command":"`,
      middle: `","content":`,
    };
  });
  const names = new Map(installed.definition.requiredDocuments.map(({ id, name }) => [id, name]));
  return {
    course,
    changes,
    official,
    actions: written,
    state: write(JSON.stringify(course.dossier.state)),
    instances: Object.entries(course.instances).map(([key, state]) => ({
      ...{ key, processId: state.processId, status: state.status },
      state: JSON.stringify(state),
    })),
    timers: timersOf(course.dossier, ground),
    documents: golden.documents.map((id) => ({ id, name: names.get(id) ?? id })),
  };
}

/** The words that stand for the owner in a template's texts, with what they become. */
export function ownerIn(text: string, owner: { name: string; number: string }): string {
  return text.replaceAll(
    `"name":${JSON.stringify(goldenParty.name)},"personalId":null`,
    `"name":${JSON.stringify(owner.name)},"personalId":"${owner.number}"`,
  );
}
