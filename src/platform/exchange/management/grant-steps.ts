import type { GrantAction } from './grants.queries.ts';
import { grantActions as actions, type grantStates } from './management.contract.ts';

export type GrantState = (typeof grantStates)[number];
/** Who may take a step: the consumer's owner, the keeper of the data, or the agency in charge of the axis. */
export type GrantParty = 'consumer' | 'keeper' | 'manager';

type Step = { to: GrantState; by: readonly GrantParty[]; needsReason: boolean };

/**
 * Các bước của một quyền khai thác: asked for by the consumer, agreed to by the keeper of the data, given by the agency in charge; taken
 * back for a while or for good, always with a reason. A missing entry is not allowed.
 */
const steps: Record<GrantState, Partial<Record<GrantAction, Step>>> = {
  requested: {
    agree: { to: 'agreed', by: ['keeper'], needsReason: false },
    refuse: { to: 'refused', by: ['keeper', 'manager'], needsReason: true },
    end: { to: 'ended', by: ['consumer'], needsReason: false },
  },
  agreed: {
    approve: { to: 'active', by: ['manager'], needsReason: false },
    refuse: { to: 'refused', by: ['manager'], needsReason: true },
    end: { to: 'ended', by: ['consumer'], needsReason: false },
  },
  active: {
    suspend: { to: 'suspended', by: ['keeper', 'manager'], needsReason: true },
    renew: { to: 'active', by: ['manager'], needsReason: false },
    end: { to: 'ended', by: ['consumer', 'manager'], needsReason: true },
  },
  suspended: {
    resume: { to: 'active', by: ['manager'], needsReason: true },
    end: { to: 'ended', by: ['consumer', 'manager'], needsReason: true },
  },
  refused: {},
  ended: {},
};

export function grantStep(state: GrantState, action: GrantAction): Step | undefined {
  return steps[state][action];
}

/** Which of these must say why: what an agency outside the province answered is written down as the reason. */
export function reasonNeeded(state: GrantState, allowed: readonly GrantAction[], isOutsideKeeper: boolean) {
  return allowed.filter(
    (action) => steps[state][action]?.needsReason === true || (action === 'agree' && isOutsideKeeper),
  );
}

/** What these parties may do now: sent with every grant, so that screens need not know the rules. */
export function grantActions(state: GrantState, parties: readonly GrantParty[]): GrantAction[] {
  return actions.filter((action) => steps[state][action]?.by.some((party) => parties.includes(party)));
}
