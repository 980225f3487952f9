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
  return withSystem(
    async ({ deps }) => {
      if (system === nationalPortal) return reconcilePortal(deps, on);
      if (system === documentAxis) return reconcileAxis(deps, on);
      if (system === paymentPlatform) return reconcilePlatform(deps, on);
      const found = await reconcileRegistrations(deps, { system, on }).catch((error: unknown) => {
        console.error(error instanceof Error ? error.message : String(error));
      });
      if (!found) {
        console.error(texts.noAnswer(system));
        return 1;
      }
      const { same, onlyOurs, onlyTheirs, different } = found;
      const lines = [
        ...onlyOurs.map(texts.onlyOurs),
        ...onlyTheirs.map(texts.onlyTheirs),
        ...different.map(({ ours, theirs }) => texts.different(ours, theirs)),
      ];
      console.log(texts.head(system, on, same));
      for (const line of lines.length > 0 ? [texts.found(lines.length), ...lines] : [texts.clear]) console.log(line);
      return lines.length === 0 ? 0 : 1;
    },
    { callsOutside: true },
  );
}

async function reconcilePlatform({ paymentPlatform: platform, ...deps }: System['deps'], on: string): Promise<number> {
  if (!platform) {
    console.error(texts.paymentsNotConnected);
    return 1;
  }
  const found = await reconcilePayments({ ...deps, paymentPlatform: platform }, on).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
  });
  if (!found) {
    console.error(texts.noAnswer(paymentPlatform));
    return 1;
  }
  const { same, onlyOurs, onlyTheirs, different } = found;
  const lines = [
    ...onlyOurs.map(texts.paidHere),
    ...onlyTheirs.map(texts.paidThere),
    ...different.map(({ ours, theirs }) => texts.paidOtherwise(ours, theirs)),
  ];
  console.log(texts.paymentsHead(on, same));
  for (const line of lines.length > 0 ? [texts.found(lines.length), ...lines] : [texts.clear]) console.log(line);
  return lines.length === 0 ? 0 : 1;
}

async function reconcileAxis({ documentAxis: axis, ...deps }: System['deps'], on: string): Promise<number> {
  if (!axis) {
    console.error(texts.axisNotConnected);
    return 1;
  }
  const found = await reconcileDocuments({ ...deps, documentAxis: axis }, on).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
  });
  if (!found) {
    console.error(texts.noAnswer(documentAxis));
    return 1;
  }
  const { same, onlyOurs, onlyTheirs } = found;
  const lines = [...onlyOurs.map(texts.sentHere), ...onlyTheirs.map(texts.onAxis)];
  console.log(texts.axisHead(on, same));
  for (const line of lines.length > 0 ? [texts.found(lines.length), ...lines] : [texts.clear]) console.log(line);
  return lines.length === 0 ? 0 : 1;
}

async function reconcilePortal({ nationalPortal: portal, ...deps }: System['deps'], on: string): Promise<number> {
  if (!portal) {
    console.error(texts.notConnected);
    return 1;
  }
  const found = await reconcileNational({ ...deps, nationalPortal: portal }, on).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
  });
  if (!found) {
    console.error(texts.noAnswer(nationalPortal));
    return 1;
  }
  const { same, missing, different } = found;
  const lines = [...missing.map(texts.missing), ...different.map(texts.membersDiffer)];
  console.log(texts.head(nationalPortal, on, same));
  for (const line of lines.length > 0 ? [texts.found(lines.length), ...lines] : [texts.clear]) console.log(line);
  return lines.length === 0 ? 0 : 1;
}
