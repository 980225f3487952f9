import { unitsOfPost } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import { findCurrentPackage, getPackage, type InstalledPackage } from '#applications/procedures/index.ts';
import { findUnitByAgencyCode } from '#data/organisation/index.ts';
import type { RegistryDeps } from '#data/registry/index.ts';
import type { NeededHere } from '#platform/exchange/index.ts';
import { findAccount, isSignedIn } from '#platform/identity/index.ts';
import { findDraft } from '../store/drafts.queries.ts';
import { namesNumber } from './concerns-dossier.ts';
import { addressOfParty } from './intake-known.ts';
import { askedBy, identifying, narrowFields } from './needed-fields.ts';

type Deps = Pick<RegistryDeps, 'db' | 'now' | 'registers' | 'organisation'>;
type Asked = Parameters<NeededHere>[0];
type OwnForm = Extract<Asked, { kind: 'self' }>;
type AtCounter = Extract<Asked, { kind: 'counter' }>;

/**
 * Trường cần khi đang đăng nhập: of the fields of a register those a person's own open form needs, or the procedure whose dossiers an
 * official takes in. Of herself a person gets what her form is filled in from. Of somebody her form names she gets yes or no; where the
 * register cannot say that, what tells whose record it is, which this system compares and does not show.
 */
export function neededHere(deps: Deps): NeededHere {
  return async (asked) => {
    const at = deps.now();
    if (!(await isSignedIn(deps.db, { accountId: asked.account, at }))) return [];
    return asked.kind === 'self' ? neededByOwnForm(deps, asked) : neededAtCounter(deps, asked, at);
  };
}

async function neededByOwnForm(
  { db, registers }: Deps,
  { account: accountId, draft: id, subject, register, matches, fields }: OwnForm,
): Promise<readonly string[]> {
  const [account, draft] = await Promise.all([findAccount(db, accountId), findDraft(db, { id, accountId })]);
  if (!account || !draft || draft.submittedAs !== null) return [];
  const isOwn = subject.number === account.personalId || subject.number === account.taxCode;
  if (!isOwn && !namesNumber(draft.content.form, subject.number)) return [];
  if (matches) return fields;
  if (register === undefined) return isOwn ? fields : [];
  if (!isOwn) return narrowFields(fields, identifying(registers, register));
  const installed = await getPackage(db, draft.procedureCode, draft.packageVersion);
  return neededBy(registers, { installed, register, fields });
}

async function neededAtCounter(
  { db, registers, organisation }: Deps,
  { account, unitCode, procedure, register, fields }: AtCounter,
  at: Date,
): Promise<readonly string[]> {
  const unit = await findUnitByAgencyCode(db, unitCode, vietnamDay(at));
  const posts = organisation.postsOf(account, at);
  const isThere = unit !== undefined && posts.some((post) => unitsOfPost(post).includes(unit.id));
  if (!isThere || !posts.some(({ roles }) => roles.includes('reception_officer'))) return [];
  if (register === undefined) return fields;
  const installed = await findCurrentPackage(db, procedure);
  if (!installed) return [];
  const ofParty = narrowFields(fields, Object.values(addressOfParty));
  return [...new Set([...neededBy(registers, { installed, register, fields }), ...ofParty])];
}

const neededBy = (
  registers: Deps['registers'],
  { installed, register, fields }: { installed: InstalledPackage; register: string; fields: readonly string[] },
): string[] => narrowFields(fields, [...identifying(registers, register), ...askedBy(installed, register)]);
