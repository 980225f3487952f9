import type { Actor } from '#infrastructure/actor.ts';
import type { Language } from '#infrastructure/language.ts';
import { documentsFor, type CheckedPackage, type GoldenDossier } from '#applications/procedures/index.ts';
import { createForm } from '#platform/forms/index.ts';
import { allowedActions, factsOf } from '../course/allowed-actions.ts';
import type { Course } from '../course/course.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import { actionSource, type ActionKind } from '../course/dossier-status.ts';
import { dossiersEn } from '../dossiers.en.ts';
import { dossiersVi } from '../dossiers.vi.ts';
import { describeForOfficer } from '../views/describe-for-officer.ts';
import { statusText } from '../views/status-text.ts';
import { stepWords } from '../views/step-words.ts';
import { whereNow } from '../views/where-now.ts';
import { deskRoles } from './golden-actor.ts';
import type { GoldenGround } from './golden-ground.ts';
import { playGolden } from './play-golden.ts';

/** Somebody who is neither the applicant nor the holder of any task. */
const onlooker = '00000000-0000-4000-8000-000000000003';
const texts = { vi: dossiersVi, en: dossiersEn } as const;

type RoleActions = { role: string; tasks: string[]; others: string[] };

/** Hồ sơ mẫu như cán bộ thấy. */
export type GoldenView = {
  name: string;
  variant: string;
  rows: { section: string; label: string; text: string; path: string }[];
  documents: {
    id: string;
    name: string;
    originals: number;
    copies: number;
    isRequired: boolean;
    isHandedIn: boolean;
  }[];
  appointment: { dueOn: string; dueAt: string } | null;
  /** How it stands after each of its first actions, and what each role may do then. */
  steps: { at: string; text: string; status: string; where: string; may: RoleActions[] }[];
};

/** Xem thử hồ sơ mẫu: what officials would have before them, by the rules and words of real dossiers. */
export function viewGolden(
  installed: CheckedPackage,
  golden: GoldenDossier,
  { ground, lang, atMost }: { ground: GoldenGround; lang: Language; atMost: number },
): GoldenView {
  const { definition } = installed;
  const { actions, changes, variant } = playGolden(installed, golden, ground);
  const [first] = actions;
  const form = first?.kind === 'submit' ? first.content.form : {};
  const unitName = (id: string) => ground.organisation.findUnit(id, golden.handedInAt.slice(0, 10))?.name ?? '';
  const nameOf = (key: string) => definition.partners.find(({ id }) => id === key)?.name ?? key;
  const appointment = changes.findLast(({ course }) => course.dossier.state.appointment)?.course.dossier.state
    .appointment;
  return {
    name: golden.name,
    variant: definition.variants.find(({ id }) => id === variant)?.name ?? variant,
    rows: [...createForm(installed.form, { codeLists: ground.codeLists }).toRows(form, { lang })],
    documents: documentsFor(definition, form)
      .filter(({ replacedBy }) => !replacedBy)
      .map(({ id, name, nameEn, originals, copies, isRequired }) => ({
        ...{ id, originals, copies, isRequired, isHandedIn: golden.documents.includes(id) },
        name: (lang === 'en' ? nameEn : undefined) ?? name,
      })),
    appointment: appointment ? { dueOn: appointment.dueOn, dueAt: appointment.dueAt } : null,
    steps: actions.slice(0, atMost).flatMap((action, index) => {
      const course = changes[index]?.course;
      if (!course) return [];
      const { dossier, tasks } = course;
      return {
        at: action.at.toISOString(),
        text: describeForOfficer(withPapers(action, golden), {
          lang,
          partnerName: nameOf,
          ownPartners: installed.definition.partners.map(({ id }) => id),
          stepName: stepWords(installed.process, lang),
        }),
        status: statusText(dossier.status, lang),
        where: whereNow({ dossier, tasks, unitName, reader: 'officer', at: action.at, lang }),
        may: mayNow(course, lang),
      };
    }),
  };
}

/** A golden submission counts its papers by id only; what is told of it counts papers. */
function withPapers(action: DossierAction, { documents: ids }: GoldenDossier): DossierAction {
  if (action.kind !== 'submit') return action;
  const paper = { id: onlooker, file: null, paperOriginals: 1, paperCopies: 0 };
  const documents = ids.map((documentId) => ({ ...paper, documentId, name: documentId }));
  return { ...action, content: { ...action.content, documents } };
}

/** What each role may do: the work itself, and what the table allows beside it. */
function mayNow({ dossier, tasks }: Course, lang: Language): RoleActions[] {
  const free = tasks.map((task) => ({ ...task, assigneeId: null }));
  const units = [...new Set([dossier.deskUnitId, dossier.decidingUnitId, ...tasks.map(({ unitId }) => unitId)])];
  const name = (kind: ActionKind) => texts[lang][`dossier.action.${kind}`];
  return deskRoles.flatMap((role) => {
    const posts = units.map((unitId) => ({ postId: unitId, unitId, unitName: '', title: '', roles: [role] }));
    const actor: Actor = { id: onlooker, kind: 'officer', name: '', personalId: null, taxCode: null, posts };
    const kinds = new Set(allowedActions(actor, factsOf(dossier), free).map(({ kind }) => kind));
    const of = (isWork: boolean) => [...kinds].filter((kind) => (actionSource(kind) === 'task') === isWork).map(name);
    return kinds.size > 0 ? { role, tasks: of(true), others: of(false) } : [];
  });
}
