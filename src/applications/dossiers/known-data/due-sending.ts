import { getPackage } from '#applications/procedures/index.ts';
import type { CallSubject, DueSending } from '#platform/exchange/index.ts';
import { findChargeOfAttempt } from '#platform/payments/index.ts';
import { currentForm, officialForm } from '../course/current-form.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import { isEnded } from '../course/dossier-status.ts';
import type { Dossier } from '../course/dossier.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { findByPortalCode, isWaitingToBeTold } from '../national-sync/national-sync.queries.ts';
import { listActions } from '../store/actions.queries.ts';
import { findDossier, findDossierById } from '../store/dossiers.queries.ts';
import { listOpenTasks } from '../store/tasks.queries.ts';
import { namesNumber } from './concerns-dossier.ts';

type Deps = Pick<DossierDeps, 'db' | 'now'>;
type Asked = Parameters<DueSending>[0];

/** So long after its end a dossier is still compared with what the national portal has of it. */
const comparedMs = 31 * 86_400_000;

/**
 * Việc gửi đi đang đến hạn: a decided dossier that waits for a ministry's number; a dossier the national portal is to know, ended or
 * not, as long as there is something to tell or to compare; a payment of a dossier that has begun, or its receipt once it is paid. The
 * people it names must be of the dossier, and the official must have done something in it.
 */
export function dueSending({ db, now }: Deps): DueSending {
  return async (asked) => {
    const { what } = asked;
    if (what === 'payment' || what === 'receipt') return concernedByPayment(db, { ...asked, what });
    const code = (await findByPortalCode(db, asked.about)) ?? asked.about;
    const dossier = code === asked.dossierCode ? await findDossier(db, code) : undefined;
    if (!dossier || asked.procedure !== dossier.procedureCode) return undefined;
    const isDue = what === 'result' ? await waitsForNumber(db, dossier) : await isToBeTold({ db, now }, dossier);
    return isDue ? concerned(db, dossier, asked) : undefined;
  };
}

async function waitsForNumber(db: Deps['db'], dossier: Dossier): Promise<boolean> {
  if (isEnded(dossier.status) || dossier.state.registration) return false;
  const { definition } = await getPackage(db, dossier.procedureCode, dossier.packageVersion);
  if (!definition.result.system) return false;
  return (await listOpenTasks(db, dossier.id)).some(({ action }) => action === 'register_result');
}

async function isToBeTold({ db, now }: Deps, { id, status, lastActionAt }: Dossier): Promise<boolean> {
  if (!isEnded(status) || now().getTime() - lastActionAt.getTime() < comparedMs) return true;
  return isWaitingToBeTold(db, id);
}

/** A charge another agency asked to have collected is of none of our dossiers: nobody is named by number, so nobody is concerned. */
async function concernedByPayment(
  db: Deps['db'],
  asked: Asked & { what: 'payment' | 'receipt' },
): Promise<readonly CallSubject[] | undefined> {
  const charge = await findChargeOfAttempt(db, asked.about);
  if (!charge || charge.subjectCode !== asked.dossierCode) return undefined;
  const isDue = asked.what === 'payment' ? charge.state === 'begun' && !charge.isPaid : charge.state === 'paid';
  if (!isDue) return undefined;
  if (charge.subject.kind !== 'dossier') return asked.numbers.length === 0 && asked.officer === null ? [] : undefined;
  const dossier = await findDossierById(db, charge.subject.id);
  const isSame = dossier !== undefined && [dossier.procedureCode, ''].includes(asked.procedure);
  return isSame ? concerned(db, dossier, asked) : undefined;
}

async function concerned(
  db: Deps['db'],
  dossier: Dossier,
  { numbers, officer }: Asked,
): Promise<readonly CallSubject[] | undefined> {
  const actions = (await listActions(db, dossier.id)).map(({ action }) => action);
  if (officer !== null && !actions.some(({ by }) => by.unitId !== null && by.id === officer)) return undefined;
  if (!numbers.every((number) => isOf(dossier, actions, number))) return undefined;
  const { applicant, owner } = dossier.state.parties;
  const named = numbers.length > 0 ? numbers : [owner.taxCode ?? owner.personalId].flatMap((number) => number ?? []);
  const isEnterprise = (number: string) => [applicant.taxCode, owner.taxCode].includes(number);
  return named.map((number) => ({ kind: isEnterprise(number) ? 'enterprise' : 'person', number }));
}

function isOf({ state }: Dossier, actions: readonly DossierAction[], number: string): boolean {
  const { applicant, owner } = state.parties;
  const isParty = [applicant.personalId, applicant.taxCode, owner.personalId, owner.taxCode].includes(number);
  return isParty || namesNumber(currentForm(actions), number) || namesNumber(officialForm(actions), number);
}
