import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { goldenGround, knownNames } from '#applications/design/index.ts';
import { exploreCourse, type Place } from '#testing/explore-course.ts';
import type { GoldenDossier } from '../../procedures/golden-dossier.ts';
import { checkPackage } from '../../procedures/check-package.ts';
import { findPackageFolders } from '../../procedures/package-files.ts';
import { isOutside } from '../outside-partners/is-outside.ts';
import { openConsultations } from '../course/consultations.ts';
import { isEnded } from '../course/dossier-status.ts';

const content = fileURLToPath(new URL('../../../../content/vinh-phuc', import.meta.url));
const [known, ground, folders] = await Promise.all([
  knownNames(content),
  goldenGround(content),
  findPackageFolders(`${content}/procedures`),
]);
const checks = await Promise.all(folders.map((folder) => checkPackage(folder, known)));
const packages = checks.flatMap((check) => (check.ok ? [check.package] : []));

/** Places from which the dossier comes to an end whatever was done before: those that lead to one that does. */
function leadToAnEnd(places: ReadonlyMap<string, Place>): Set<string> {
  const good = new Set([...places].filter(([, { course }]) => isOver(course.dossier.status)).map(([key]) => key));
  for (let grown = true; grown;) {
    grown = false;
    for (const [key, { next }] of places) {
      if (good.has(key) || ![...next.values()].some((one) => good.has(one))) continue;
      good.add(key);
      grown = true;
    }
  }
  return good;
}

/** Nothing is left to be done for the applicant; a result that is finished has still to be handed out. */
const isOver = (status: Parameters<typeof isEnded>[0]) => isEnded(status) && status !== 'finished';

/** Golden dossiers of one case that ask the same agencies in the same way reach the same places. */
function differing(goldens: readonly GoldenDossier[]): GoldenDossier[] {
  const caseOf = ({ channel, onPaper, expect: { variant, partners = {} } }: GoldenDossier) =>
    JSON.stringify([channel, onPaper, variant, Object.keys(partners).sort()]);
  return [...new Map(goldens.map((golden) => [caseOf(golden), golden])).values()];
}

// One way of filling the form for each golden dossier; the model of the course is the same whoever reaches it.
describe.each(packages.map((one) => ({ code: one.code, from: one.definition.publication.from, one })))(
  'every place of $code of $from',
  ({ one }) => {
    it.each(differing(one.goldens).map((golden) => ({ name: golden.name, golden })))(
      'begun as “$name”',
      ({ golden }) => {
        const places = exploreCourse(one, golden, ground);
        const ends = leadToAnEnd(places);
        // A copy is certified by whoever signs it; nobody proposes it first.
        const proposes = Object.values(one.process.nodes).some((node) => node.action === 'propose');
        const wrong: string[] = [];
        for (const [key, { course, next }] of places) {
          const { dossier, tasks } = course;
          const { status, state, acceptedAt } = dossier;
          const fault = (text: string) => wrong.push(`${text}: ${key}`);
          if (!ends.has(key)) fault('no way to an end');
          if (!isOver(status) && next.size === 0) fault('dead end');
          for (const { unitId, role } of tasks) {
            const at = dossier.lastActionAt;
            // An agency outside the system acts by letters.
            const isTheirs = isOutside(ground, { decidingUnitId: dossier.decidingUnitId, unitId, at });
            if (
              role !== 'system' &&
              !isTheirs &&
              ground.organisation.officersWithRole({ unitId, role, at }).length === 0
            )
              fault(`no owner of ${role}`);
          }
          const isUnderWay = status === 'accepted' || status === 'processing' || status === 'submitted';
          if (isUnderWay && tasks.length === 0) fault('nobody has it');
          if (status !== 'finished' && status !== 'returned') continue;
          if (acceptedAt === null || state.appointment === null) fault('a result without acceptance');
          if (state.proposal === null && proposes) fault('a result nobody proposed');
          if (state.signed === null) fault('a result nobody signed');
          if (openConsultations(state.consultations).length > 0) fault('a result while somebody is asked');
          const feesVnd = state.fees.reduce((sum, { amountVnd }) => sum + amountVnd, 0);
          if (status === 'returned' && feesVnd > 0 && state.payment === null) fault('handed out unpaid');
        }
        expect(wrong.slice(0, 5)).toEqual([]);
        const statuses = new Set([...places.values()].map(({ course }) => course.dossier.status));
        expect(statuses).toContain('returned');
        expect(statuses).toContain('withdrawn');
      },
    );
  },
);
