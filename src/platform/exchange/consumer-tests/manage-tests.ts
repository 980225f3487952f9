import type { Actor } from '#infrastructure/actor.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { storedContract } from '../contracts/stored-contract.ts';
import { findTestFault } from '../declared/check-declared.ts';
import { refuse } from '../exchange.errors.ts';
import { partiesOf } from '../management/decide-grants.ts';
import { findGrantForUpdate } from '../management/grants.queries.ts';
import { audit } from '../management/audit-change.ts';
import type { ManagementDeps } from '../management/management-deps.ts';
import type { ConsumerTest } from './consumer-test.contract.ts';
import { writeTests } from './consumer-tests.queries.ts';

/** Đặt kiểm thử của bên khai thác for a grant in force, all of them anew; by who owns the calling system or manages the axis. */
export async function setTests(
  deps: ManagementDeps,
  { actor, id, tests }: { actor: Actor; id: string; tests: readonly ConsumerTest[] },
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const grant = await findGrantForUpdate(tx, id);
    const parties = grant ? partiesOf(deps, actor, grant) : [];
    if (!grant || parties.length === 0) throw refuse('exchange.not_found');
    if (grant.state !== 'active' || !parties.some((party) => party !== 'keeper'))
      throw refuse('exchange.step_not_allowed');
    const { contract } = storedContract(grant.contract);
    const fault = findTestFault({ operations: grant.operations, tests }, contract);
    if (fault) throw fault;
    await writeTests(tx, id, tests);
    await audit(tx, deps, { actor, action: 'exchange.tests_changed', code: id });
  });
}

/** Chạy thử ngay, for any party of a grant. */
export async function runTestsNow(deps: ManagementDeps, { actor, id }: { actor: Actor; id: string }): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const grant = await findGrantForUpdate(tx, id);
    if (!grant || partiesOf(deps, actor, grant).length === 0) throw refuse('exchange.not_found');
  });
  await deps.runTests(id);
}
