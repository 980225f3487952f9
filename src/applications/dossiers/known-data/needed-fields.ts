import { vietnamDay } from '#infrastructure/clock.ts';
import { getPackage, type InstalledPackage } from '#applications/procedures/index.ts';
import { findUnitByAgencyCode } from '#data/organisation/index.ts';
import type { RegistryDeps } from '#data/registry/index.ts';
import type { NeededFields } from '#platform/exchange/index.ts';
import { findDossier } from '../store/dossiers.queries.ts';
import { sourcesOf } from './sources-of.ts';

type Deps = Pick<RegistryDeps, 'db' | 'now' | 'registers' | 'concernsDossier'>;

/**
 * Trường hồ sơ cần: of the fields of a register (dotted paths) those the procedure of an open dossier of this unit and about this person
 * asks for: what its form is filled in from, what stands for a paper, and by what one tells whose record it is.
 */
export function neededFields({ db, now, registers, concernsDossier }: Deps): NeededFields {
  return async ({ unitCode, dossierCode, subject, register, fields }) => {
    const unit = await findUnitByAgencyCode(db, unitCode, vietnamDay(now()));
    if (!unit || !(await concernsDossier({ dossierCode, subject, unitIds: [unit.id] }))) return [];
    if (register === undefined) return fields;
    const dossier = await findDossier(db, dossierCode);
    if (!dossier) return [];
    const installed = await getPackage(db, dossier.procedureCode, dossier.packageVersion);
    return narrowFields(fields, [...identifying(registers, register), ...askedBy(installed, register)]);
  };
}

/** By what one tells whose record of a register it is. */
export function identifying(registers: Deps['registers'], register: string): string[] {
  const subject = registers.get(register)?.subject;
  if (!subject) return [];
  const { number, enterpriseNumber, name, birthDate } = subject;
  return [number, enterpriseNumber, name, birthDate].filter((field) => field !== undefined);
}

/** What a procedure asks of a register: what its form is filled in from, and what stands for a paper. */
export function askedBy({ definition, form }: InstalledPackage, register: string): string[] {
  const sources = form.definition.sections.flatMap((section) => sourcesOf(section).map(({ source }) => source));
  const covers = definition.requiredDocuments.flatMap(({ coveredBy }) => coveredBy ?? []);
  return [
    ...sources.flatMap((source) => (source.register === register ? [source.path] : [])),
    ...covers.flatMap((rule) => (rule.by === 'register' && rule.register === register ? [rule.path] : [])),
  ];
}

/** What both name: of `residence` and `residence.commune` the narrower. */
export function narrowFields(granted: readonly string[], needed: readonly string[]): string[] {
  const isWithin = (inner: string, outer: string) => inner === outer || inner.startsWith(`${outer}.`);
  const kept = granted.flatMap((field) =>
    needed.some((one) => isWithin(field, one)) ? [field] : needed.filter((one) => isWithin(one, field)),
  );
  return [...new Set(kept)];
}
