import { parseArgs } from 'node:util';
import { reconcileDocuments } from '#applications/correspondence/index.ts';
import { reconcilePayments } from '#platform/payments/index.ts';
import { reconcileNational, reconcileRegistrations } from '#applications/dossiers/index.ts';
import type { CommandRoot, System } from './command.ts';
import { reconcileTexts as texts } from './reconcile.vi.ts';

const nationalPortal = 'national-portal';
const paymentPlatform = 'payment-platform';
const documentAxis = 'document-axis';

/**
 * `motcua reconcile --system TÊN --on NGÀY`: what a ministry's system registered on a day, what the national portal has of the
 * dossiers acted on that day, or what was paid on the payment platform, what went over the document axis, against what is recorded here. Changes
 * nothing; exit code 1 when they differ or the system does not answer.
 */
export async function reconcileCommand(args: string[], { withSystem }: CommandRoot): Promise<number> {
  const { values } = parseArgs({ args, options: { system: { type: 'string' }, on: { type: 'string' } } });
  const { system = '', on = '' } = values;
  if (system === '' || !/^\d{4}-\d{2}-\d{2}$/.test(on)) {
    console.error(texts.usage);
    return 1;
  }
  return withSystem(({ deps }) => tellComparison(system, comparisonWith(system, { deps, on })), { callsOutside: true });
}

type Comparison = { head: string; lines: readonly string[] };
type Comparing = { deps: System['deps']; on: string };

/** A system that is not connected is a sentence that says how it would be. */
function comparisonWith(system: string, { deps, on }: Comparing): Promise<Comparison> | string {
  const { nationalPortal: portal, paymentPlatform: platform, documentAxis: axis } = deps;
  switch (system) {
    case nationalPortal:
      return portal ? comparePortal({ ...deps, nationalPortal: portal }, on) : texts.notConnected;
    case paymentPlatform:
      return platform ? comparePayments({ ...deps, paymentPlatform: platform }, on) : texts.paymentsNotConnected;
    case documentAxis:
      return axis ? compareDocuments({ ...deps, documentAxis: axis }, on) : texts.axisNotConnected;
    default:
      return compareRegistrations(deps, { system, on });
  }
}

/** Answers the exit code. */
async function tellComparison(system: string, comparing: Promise<Comparison> | string): Promise<number> {
  if (typeof comparing === 'string') {
    console.error(comparing);
    return 1;
  }
  const found = await comparing.catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
  });
  if (!found) {
    console.error(texts.noAnswer(system));
    return 1;
  }
  const { head, lines } = found;
  console.log(head);
  for (const line of lines.length > 0 ? [texts.found(lines.length), ...lines] : [texts.clear]) console.log(line);
  return lines.length === 0 ? 0 : 1;
}

async function compareRegistrations(
  deps: System['deps'],
  { system, on }: { system: string; on: string },
): Promise<Comparison> {
  const { same, onlyOurs, onlyTheirs, different } = await reconcileRegistrations(deps, { system, on });
  const lines = [
    ...onlyOurs.map(texts.onlyOurs),
    ...onlyTheirs.map(texts.onlyTheirs),
    ...different.map(({ ours, theirs }) => texts.different(ours, theirs)),
  ];
  return { head: texts.head(system, on, same), lines };
}

async function comparePayments(deps: Parameters<typeof reconcilePayments>[0], on: string): Promise<Comparison> {
  const { same, onlyOurs, onlyTheirs, different } = await reconcilePayments(deps, on);
  const lines = [
    ...onlyOurs.map(texts.paidHere),
    ...onlyTheirs.map(texts.paidThere),
    ...different.map(({ ours, theirs }) => texts.paidOtherwise(ours, theirs)),
  ];
  return { head: texts.paymentsHead(on, same), lines };
}

async function compareDocuments(deps: Parameters<typeof reconcileDocuments>[0], on: string): Promise<Comparison> {
  const { same, onlyOurs, onlyTheirs } = await reconcileDocuments(deps, on);
  return {
    head: texts.axisHead(on, same),
    lines: [...onlyOurs.map(texts.sentHere), ...onlyTheirs.map(texts.onAxis)],
  };
}

async function comparePortal(deps: Parameters<typeof reconcileNational>[0], on: string): Promise<Comparison> {
  const { same, missing, different } = await reconcileNational(deps, on);
  return {
    head: texts.head(nationalPortal, on, same),
    lines: [...missing.map(texts.missing), ...different.map(texts.membersDiffer)],
  };
}
