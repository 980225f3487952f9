import type { Actor } from '#infrastructure/actor.ts';
import type { Course } from '../course/course.ts';
import { goldenPerson } from './open-golden.ts';

/** Vai trò of people, in the order in which a dossier meets them. */
export const deskRoles = [
  'reception_officer',
  'leader',
  'section_head',
  'specialist',
  'clerk',
  'cashier',
  'returning_officer',
] as const;
const roles = [...deskRoles, 'system'];

/** One person in every post of every unit the dossier has to do with: what a golden dossier tests is not who may do what. */
export function goldenActor({ dossier, tasks }: Course): Actor {
  const { deskUnitId, decidingUnitId, state } = dossier;
  const partners = state.consultations.map(({ unitId }) => unitId);
  const units = new Set([deskUnitId, decidingUnitId, ...partners, ...tasks.map(({ unitId }) => unitId)]);
  const posts = [...units].map((unitId) => ({ postId: unitId, unitId, unitName: '', title: '', roles }));
  return { id: goldenPerson, kind: 'officer', name: '', personalId: null, taxCode: null, posts };
}
