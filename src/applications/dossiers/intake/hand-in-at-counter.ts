import { unitsWithRole, type Actor } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import { once } from '#infrastructure/command.queries.ts';
import { authorityOn, findCurrentPackage } from '#applications/procedures/index.ts';
import { acceptDossier } from '../actions/accept-dossier.ts';
import { Acted, nameOf } from '../actions/act-on-dossier.ts';
import { allowedActions, factsOf } from '../course/allowed-actions.ts';
import type { CounterIntake } from './counter.contract.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { refuse } from '../dossiers.errors.ts';
import type { Covers } from '../known-data/cover.contract.ts';
import { withContests } from '../known-data/contest.browser.ts';
import { lockKnown, originsOf } from '../known-data/lock-known.ts';
import { subjectParts } from '../known-data/subject-parts.ts';
import { findIntakeKnown, type IntakeMemory } from '../store/intake-known.queries.ts';
import { submitDossier } from './submit-dossier.ts';

/**
 * Tiếp nhận tại quầy: handing in and acceptance in one stroke, by the reception officer of a desk that serves the authority. At
 * another desk the dossier is only helped in: it goes to the authority's own desk as handed in online (three units: helped,
 * received, decides).
 */
export async function handInAtCounter(
  deps: DossierDeps,
  { actor, input }: { actor: Actor; input: CounterIntake },
): Promise<Acted> {
  const [deskId] = unitsWithRole(actor, 'reception_officer');
  const installed = await findCurrentPackage(deps.db, input.procedureCode);
  if (!deskId) throw refuse('dossier.not_found', { code: input.procedureCode });
  if (!installed) throw refuse('dossier.procedure_not_found', { code: input.procedureCode });
  const at = deps.now();
  const on = vietnamDay(at);
  if (input.channel === 'post' && !input.postal) throw refuse('dossier.consignment_missing');
  if (input.postal && input.postal.receivedOn > on) throw refuse('dossier.postal_day_wrong');
  const authority = authorityOn(installed.definition, on);
  const deciding =
    authority &&
    deps.organisation.competentUnit({
      unitKind: authority.unitKind,
      areaCode: input.areaCode,
      on,
      procedureCode: input.procedureCode,
    });
  if (!deciding) throw refuse('dossier.no_authority');
  const served = deps.organisation.authoritiesOfDesk(deskId, on);
  const isServed = served.some(({ id }) => id === deciding.id);

  return once(deps.db, {
    command: { id: input.commandId, actorId: actor.id, name: `intake ${input.procedureCode}` },
    at,
    answer: Acted,
    work: async (tx) => {
      const kept = await findIntakeKnown(tx, { commandId: input.commandId, accountId: actor.id });
      const known = withContests(kept.known, ({ section, field }) => {
        const reason = input.contests[`${section}.${field}`];
        return reason === undefined ? null : { reason };
      });
      const form = lockKnown(input.form, known);
      const post = actor.posts.find(({ unitId, roles }) => unitId === deskId && roles.includes('reception_officer'));
      const by = { id: actor.id, name: actor.name, unitId: deskId, title: post?.title ?? null };
      const course = await submitDossier(
        tx,
        deps,
        {
          commandId: input.commandId,
          installed,
          channel: isServed ? input.channel : 'online',
          parties: {
            applicant: input.applicant,
            owner: input.owner ?? input.applicant,
            authorisation: input.authorisation,
          },
          form,
          origins: originsOf(form, known, subjectParts(installed.form.definition)),
          documents: input.documents,
          covers: coversOf(kept, input),
          delivery: input.delivery,
          ...(input.channel === 'post' && input.postal && { postal: input.postal }),
          areaCode: input.areaCode,
          receivedUnitId: isServed ? deskId : null,
          helpedUnitId: isServed ? null : deskId,
        },
        { actor, name: by },
      );
      const { dossier, tasks } = course;
      if (!isServed) return { code: dossier.code, revision: dossier.revision };
      const allowed = allowedActions(actor, factsOf(dossier), tasks).find(({ kind }) => kind === 'accept');
      if (!allowed) throw refuse('dossier.action_not_allowed', { code: dossier.code });
      const acting = { tx, deps, actor, by: nameOf(actor, allowed, dossier), at, course, dossier, installed, allowed };
      const accepted = await acceptDossier(acting, {
        commandId: input.commandId,
        wantsSlip: input.wantsSlip,
        documents: [],
      });
      return { code: accepted.dossier.code, revision: accepted.dossier.revision };
    },
  });
}

/** Covers hold for whoever was looked up, and only where that person hands in for themselves. */
function coversOf({ party, covers }: IntakeMemory, { applicant, owner }: CounterIntake): Covers {
  const number = applicant.personalId ?? applicant.taxCode;
  return owner === null && party !== null && party.number === number ? covers : {};
}
