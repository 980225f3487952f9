import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ContentFault } from '#infrastructure/content-file.ts';
import { createLog } from '#infrastructure/log.ts';
import { Refusal } from '#infrastructure/refusal.ts';
import { stringify } from 'yaml';
import {
  applyWithSecondPerson,
  checkProvenStamp,
  checkStamps,
  checkWitnesses,
  diffFile,
  findProof,
  findProvenStamp,
  isAuthorities,
  isProven,
  listGateways,
  openSiteStream,
  readProof,
  rebuildStream,
  requestFromCommand,
  Seal,
  sealDigest,
  sealIn,
  selectDeclared,
  selectSeals,
  selectStamps,
  tryConnection,
  verifyChanges,
  verifyLog,
} from '#platform/exchange/index.ts';
import type { CommandRoot, System } from './command.ts';
import { readExchangeFile } from './exchange-content.ts';
import { applyDepsOf } from './install-exchange.ts';
import { lgspTexts as texts } from './lgsp.vi.ts';

type Options = Partial<Record<'gateway' | 'log' | 'out' | 'ca' | 'reason', string | undefined>> & { urgent: boolean };

/** `motcua lgsp …`: the integration axis for operators. Exit code 1 when a log, a proof or a connection does not hold. */
export async function lgspCommand(args: string[], { withSystem }: CommandRoot): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...{ gateway: { type: 'string' }, log: { type: 'string' }, out: { type: 'string' } },
      ...{ ca: { type: 'string' }, reason: { type: 'string' }, urgent: { type: 'boolean', default: false } },
    },
  });
  const options: Options = values;
  const [what, subject = '', of = '', ...rest] = positionals;
  const takesTwo = what === 'try' || what === 'request-certificate';
  if (rest.length > 0 || (of !== '') !== takesTwo) return refuse(texts.usage);
  switch (what) {
    case 'gateways':
      return withSystem(gateways);
    case 'verify':
      return withSystem((system) => verify(system, options));
    case 'proof':
      return subject === '' ? refuse(texts.usage) : withSystem((system) => writeProof(system, subject, options));
    case 'check-proof':
      return subject === '' ? refuse(texts.usage) : checkProof(subject, options);
    case 'export':
      return subject === '' ? refuse(texts.usage) : withSystem((system) => exportTo(system, subject));
    case 'diff':
      return withSystem((system) => diff(system, subject));
    case 'apply':
      return withSystem((system) => apply(system, subject, options));
    case 'rebuild-stream':
      return withSystem(rebuild);
    case 'try':
      return withSystem((system) => tryGrant(system, subject, of));
    case 'request-certificate':
      return withSystem((system) => requestCertificate(system, { code: subject, file: of, options }));
    default:
      return refuse(texts.usage);
  }
}

function refuse(text: string): number {
  console.error(text);
  return 1;
}

async function gateways({ deps: { db } }: System): Promise<number> {
  for (const gateway of await listGateways(db)) console.log(texts.gateway(gateway));
  return 0;
}

async function logOf({ deps: { db }, config }: System, { gateway, log }: Options) {
  const known = await listGateways(db);
  const found = gateway === undefined && known.length === 1 ? known[0] : known.find(({ id }) => id === gateway);
  return found && { ...found, path: log ?? join(config.varDir, 'nhat-ky', found.id) };
}

async function verify(system: System, options: Options): Promise<number> {
  const gateway = await logOf(system, options);
  if (!gateway) return refuse(texts.noGateway);
  if (!existsSync(gateway.path)) return refuse(texts.noLog(gateway.path));
  const seals = await selectSeals(system.deps.db, gateway.id);
  const expectedSeals = new Map(seals.map(({ number, seal }) => [number, sealDigest(Seal.parse(JSON.parse(seal)))]));
  const report = await verifyLog(gateway.path, { publicKey: gateway.publicKey, expectedSeals });
  const witnesses = await checkWitnesses(system.deps.db, gateway.id);
  for (const witness of witnesses) console.log(texts.witness(witness));
  const stamps = await checkStampsOf(system, { gateway: gateway.id, seals: expectedSeals, options });
  const changes = await verifyChanges(system.deps.db, { log: gateway.path, gateway: gateway.id });
  if (changes.faults.length === 0) console.log(texts.changesSound(changes));
  else console.error(texts.changesUnsound(changes.faults.length));
  for (const fault of changes.faults) console.error(`  ${texts.changeFault(fault)}`);
  const isHeld = changes.faults.length === 0 && stamps && witnesses.every(({ wrong }) => wrong.length === 0);
  if (report.faults.length === 0 && isHeld) {
    console.log(texts.sound(report.entries, report.batches));
    if (report.unsealed > 0) console.log(texts.unsealed(report.unsealed));
    return 0;
  }
  if (report.faults.length > 0) console.error(texts.unsound(report.faults.length));
  for (const fault of report.faults) console.error(`  ${texts.fault(fault)}`);
  return 1;
}

/** Tells of the time stamps; whether none of them is wrong. Without the authorities' certificates they cannot be checked. */
async function checkStampsOf(
  { deps: { db }, config }: System,
  { gateway, seals, options }: { gateway: string; seals: ReadonlyMap<number, string>; options: Options },
): Promise<boolean> {
  const stamps = await selectStamps(db, gateway);
  if (stamps.length === 0) return true;
  const authorities = (await readAuthorities(options)) ?? config.outside.timeAuthority?.authorities;
  if (authorities === undefined) console.log(texts.stampsUnchecked(stamps.length));
  const report = authorities !== undefined && (await checkStamps(stamps, { gateway, seals, authorities }));
  if (!report) return true;
  if (report.wrong.length > 0) console.error(texts.stampsWrong(report.wrong));
  else if (report.last) console.log(texts.stamped({ ...report, ...report.last }));
  return report.wrong.length === 0;
}

async function readAuthorities({ ca }: Options): Promise<string | undefined> {
  if (ca === undefined) return undefined;
  const pem = await readGiven(ca);
  if (!isAuthorities(pem)) throw new ContentFault([texts.noAuthorities(ca)]);
  return pem;
}

const readGiven = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch(() => {
    throw new ContentFault([texts.unreadable(path)]);
  });

async function writeProof(system: System, seq: string, options: Options): Promise<number> {
  const gateway = await logOf(system, options);
  if (!gateway) return refuse(texts.noGateway);
  if (!existsSync(gateway.path)) return refuse(texts.noLog(gateway.path));
  const proof = await findProof(gateway.path, Number(seq), gateway.publicKey);
  if (!proof) return refuse(texts.noProof(seq));
  const stamp = await findProvenStamp(system.deps.db, { gateway: gateway.id, number: proof.seal.number });
  const text = `${JSON.stringify({ ...proof, ...(stamp && { stamp }) }, null, 2)}\n`;
  if (options.out === undefined) process.stdout.write(text);
  else await writeFile(options.out, text);
  return 0;
}

async function checkProof(path: string, options: Options): Promise<number> {
  const proof = readProof(await readGiven(path));
  if (!proof) return refuse(texts.noProofIn(path));
  const authorities = await readAuthorities(options);
  if (!isProven(proof)) return refuse(texts.notProven);
  console.log(texts.proven(proof));
  const { stamp, seal } = proof;
  if (!stamp) return 0;
  if (authorities === undefined) console.log(texts.stampUnchecked);
  const held =
    authorities !== undefined &&
    (await checkProvenStamp(stamp, {
      ...{ gateway: seal.gateway, authorities },
      digest: sealDigest(sealIn(proof)),
    }));
  if (held === undefined) return refuse(texts.stampWrong);
  if (held) console.log(texts.stampedBefore(held));
  return 0;
}

/** One file of declarations and a file a contract, so that a change of a contract reads as one. */
async function exportTo({ deps: { db } }: System, folder: string): Promise<number> {
  const { systems, services, grants, topics } = await selectDeclared(db);
  await mkdir(join(folder, 'contracts'), { recursive: true });
  const named = await Promise.all(
    services.map(async ({ contract, ...service }) => {
      const kind = contract.trimStart().startsWith('<') ? 'wsdl' : 'yaml';
      const name = `${service.environment === 'sandbox' ? 'sandbox-' : ''}${service.code}-${service.version}.${kind}`;
      await writeFile(join(folder, 'contracts', name), contract);
      return { ...service, contract: name };
    }),
  );
  await writeFile(join(folder, 'exchange.yaml'), stringify({ systems, services: named, grants, topics }));
  console.log(texts.exported(systems.length, services.length, grants.length, folder));
  return 0;
}

async function diff({ deps }: System, path: string): Promise<number> {
  const changes = await diffFile(deps, await readExchangeFile(path, deps.registers));
  if (changes.length === 0) console.log(texts.same);
  for (const change of changes) console.log(texts.change(change));
  return 0;
}

async function apply({ deps, config }: System, path: string, { reason = '', urgent }: Options): Promise<number> {
  const file = await readExchangeFile(path, deps.registers);
  const by = { accountId: null, name: `motcua lgsp apply (${userInfo().username})`, unitName: '' };
  const done = await applyWithSecondPerson(
    { ...applyDepsOf(deps, config.tryingOut), rules: deps.exchangeRules },
    { file, by, why: { reason, urgent } },
  ).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'exchange.reason_needed') return undefined;
    throw error;
  });
  if (!done) return refuse(texts.reasonNeeded);
  const { changes, proposed } = done;
  if (changes.length === 0) console.log(texts.same);
  for (const change of changes) console.log(texts.change(change));
  if (proposed !== null) console.log(urgent ? texts.doneUrgently(proposed) : texts.proposed(proposed));
  return 0;
}

async function rebuild({ deps: { db, now }, config }: System): Promise<number> {
  const { stream } = config;
  if (!stream) return refuse(texts.noStream);
  const log = createLog(config.logLevel);
  console.log(texts.rebuilt(await rebuildStream({ db, now, log, openStream: () => openSiteStream(stream) })));
  return 0;
}

/** Exit code 0 when nothing failed on the way. */
async function tryGrant(
  { deps: { db, now, exchangeRules } }: System,
  consumer: string,
  service: string,
): Promise<number> {
  const by = { accountId: null, name: 'motcua lgsp try', unitName: '' };
  const trial = await tryConnection({ db, now, rules: exchangeRules }, { consumer, service, by, lang: 'vi' });
  if (!trial) return refuse(texts.noGrant(consumer, service));
  for (const step of trial.steps) console.log(texts.step(step));
  console.log(trial.summary);
  return trial.state === 'passed' ? 0 : 1;
}

/** Exit code 0 once it has been issued; sent again, the same file is the same request. */
async function requestCertificate(
  { deps }: System,
  { code, file, options }: { code: string; file: string; options: Options },
): Promise<number> {
  const bytes = await readFile(file).catch(() => {
    throw new ContentFault([texts.unreadable(file)]);
  });
  const csr = bytes.includes('-----BEGIN') ? bytes.toString('utf8') : bytes.toString('base64');
  const { db, now, authorities, publicUrl, exchangeRules: rules } = deps;
  const name = 'motcua lgsp request-certificate';
  const outcome = await requestFromCommand({ db, now, authorities, publicUrl, rules }, { code, csr, name });
  if (outcome.chain === null)
    return refuse(
      outcome.state === 'refused'
        ? texts.requestRefused(outcome.reason)
        : outcome.state === 'withdrawn'
          ? texts.requestWithdrawn
          : texts.requestWaits(outcome.keyMark),
    );
  if (options.out === undefined) process.stdout.write(outcome.chain);
  else await writeFile(options.out, outcome.chain);
  return 0;
}
