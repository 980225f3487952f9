/** Composition root: reads the configuration, opens the database, installs the province's content, wires modules, starts the roles. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ContentFault } from '#infrastructure/content-file.ts';
import { clockAhead } from '#infrastructure/clock.ts';
import { ConfigError, readConfig, type Config } from '#infrastructure/config/config.ts';
import { DatabaseStartError } from '#infrastructure/database/embedded-postgres.ts';
import { listenToChanges } from '#infrastructure/database/changes.ts';
import { openDatabase } from '#infrastructure/database/open-database.ts';
import { startSweeps } from '#infrastructure/jobs/sweeps.ts';
import { startWorker } from '#infrastructure/jobs/worker.ts';
import { createLog } from '#infrastructure/log.ts';
import { sayStarted } from './channels/cli/say-started.ts';
import { installExchange } from './channels/cli/install-exchange.ts';
import { installProvince } from './channels/cli/install-province.ts';
import { correspondenceSubscriptions, sendDocuments, takeDocuments } from '#applications/correspondence/index.ts';
import {
  dossierFollowed,
  dossierSubscriptions,
  escalateLateSteps,
  fireTimers,
  reorganiseWhenDue,
  tellNationalPortal,
} from '#applications/dossiers/index.ts';
import { cleanUp } from './clean-up.ts';
import { seedRecords } from './demonstration-records.ts';
import { watchIntake } from '#data/registry/index.ts';
import { EvidenceLogInUse, LogCutShort } from '#platform/exchange/index.ts';
import { sendNotices } from '#platform/notifications/index.ts';
import { askForPayments, fetchBills } from '#platform/payments/index.ts';
import { renderPapers } from '#platform/papers/index.ts';
import { createSmsSimulator } from './connectors/sms/index.ts';
import { reconcileYesterday } from './reconcile-yesterday.ts';
import { servicesCalled, simulateOutside } from './outside-systems.ts';
import { wireModules } from './wire-modules.ts';
import { codeListTopic, tellCodeLists } from './tell-code-lists.ts';
import { resultTopic, tellSystems } from './tell-systems.ts';
import { settleGatewayPort, startGateway } from './start-gateway.ts';
import { openContractTests } from './test-contracts.ts';
import { startWeb, PortBusy } from './start-web.ts';
import { watchAxis } from './watch-exchange.ts';

const cleanUpTask = 'clean_up';
const reconcileTask = 'reconcile_ministries';
const watchTask = 'watch_intake';
const testTask = 'test_contracts';
/** 01:00, 02:00, 02:30 and 03:00 in Vietnam, in the queue's own time zone (UTC). */
const nightly = `0 18 * * * ${reconcileTask}\n0 19 * * * ${cleanUpTask}\n30 19 * * * ${watchTask}\n0 20 * * * ${testTask}`;

/** What stops a start: told in one clear sentence, exit code 1. */
const refusals = [ConfigError, DatabaseStartError, ContentFault, PortBusy, EvidenceLogInUse, LogCutShort];

/** Time in which what is being compiled in the background is done. */
const restMs = 400;

/**
 * Ends the process from a moment of rest. Node waits at its end for threads that compile, and one of them may wait for memory that only
 * the main thread frees: ended in the middle of its start, the process would stay for ever.
 */
async function exitAtRest(code: number): Promise<void> {
  await wait(restMs);
  process.exit(code);
}

const prepareAfterMs = 1500;

async function start(settings: Config): Promise<void> {
  const startedAt = performance.now();
  await PortBusy.check(settings);
  const log = createLog(settings.logLevel);
  const warn = (what: string) => (error: unknown) => log.warn({ err: error }, what);
  const database = await openDatabase(settings);
  const { db, pool } = database;
  const { contentDir, demoData } = settings;
  const now = clockAhead(settings.clockAheadDays);
  await installProvince({ db, contentDir, at: now(), demoData });
  const { config, simulators } = await simulateOutside({ config: await settleGatewayPort(settings), db, now });
  const changes = await listenToChanges(database.application, warn('changes not heard'));
  const deps = await wireModules({ config, db, now, changes });

  const allowLoopback = config.tryingOut;
  await installExchange(deps, {
    ...{ contentDir, allowLoopback },
    needs: { services: servicesCalled, topics: [codeListTopic, resultTopic] },
  });

  const contractTests = await openContractTests(deps, config);
  const web = config.roles.includes('web') ? await startWeb({ config, log, deps, contractTests }) : undefined;
  const gateway = config.roles.includes('gateway')
    ? await startGateway({ config, log, deps, changes, ownUrl: web?.address ?? config.publicUrl })
    : undefined;
  const worker = config.roles.includes('worker')
    ? await startWorker(
        { db, pool, log },
        {
          handlers: {
            [cleanUpTask]: () => cleanUp(deps),
            [watchTask]: async () => {
              await watchIntake({ db, now, dossierFollowed: dossierFollowed({ db }) });
            },
            [testTask]: async () => {
              const failed = await contractTests.run();
              if (failed > 0) log.warn({ failed }, 'tests of consumers failed');
            },
            [reconcileTask]: () => reconcileYesterday(deps, { outside: config.outside, log }),
          },
          ...(config.roles.includes('scheduler') && { crontab: nightly }),
          subscriptions: [...dossierSubscriptions(deps), ...correspondenceSubscriptions(deps), ...tellSystems(deps)],
        },
      )
    : undefined;
  const { nationalPortal, paymentPlatform, documentAxis } = deps;
  const sender = 'Một Cửa <khong-tra-loi@motcua.example>';
  const watch = config.roles.includes('worker') ? watchAxis(deps, { config, sender, log }) : undefined;
  const sweeps = watch
    ? startSweeps(log, [
        fireTimers(deps),
        escalateLateSteps(deps),
        reorganiseWhenDue(deps, contentDir),
        renderPapers(deps),
        tellCodeLists(deps),
        ...watch.sweeps,
        ...(paymentPlatform
          ? [askForPayments({ db, now, paymentPlatform }), fetchBills({ ...deps, paymentPlatform })]
          : []),
        ...(documentAxis ? [sendDocuments({ ...deps, documentAxis }), takeDocuments({ ...deps, documentAxis })] : []),
        ...(nationalPortal ? [tellNationalPortal({ ...deps, nationalPortal })] : []),
        sendNotices({
          db,
          now,
          smtpUrl: config.smtpUrl,
          sender,
          sendSms: createSmsSimulator({ file: join(config.varDir, 'sms.log'), now }),
        }),
      ])
    : undefined;
  await sayStarted({
    config,
    address: web?.address,
    gateway: gateway?.address,
    simulators: simulators?.address,
    tookMs: performance.now() - startedAt,
  });
  // Both take the processor for half a second: whoever waits for the first page comes before them.
  const preparing = setTimeout(() => {
    if (demoData) void seedRecords({ ...deps, contentDir }).catch(warn('records not seeded'));
    void simulators?.warmUp().catch(warn('simulators not ready'));
  }, prepareAfterMs);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    clearTimeout(preparing);
    stopping = true;
    await web?.close();
    await gateway?.close();
    await worker?.stop();
    await sweeps?.stop();
    await watch?.close();
    await contractTests.close();
    await simulators?.close();
    await changes.close();
    await deps.axis.close();
    await deps.renderer.close();
    await database.close();
    await exitAtRest(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

try {
  await start(readConfig());
} catch (error) {
  if (!refusals.some((kind) => error instanceof kind)) throw error;
  console.error(error instanceof Error ? error.message : String(error));
  await exitAtRest(1);
}
