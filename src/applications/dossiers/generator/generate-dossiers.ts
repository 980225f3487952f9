import { setImmediate as nextTurn } from 'node:timers/promises';
import { sha256 } from '#infrastructure/crypto.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import { withCopyConnections } from '#infrastructure/database/copy-rows.ts';
import type { CheckedPackage } from '#applications/procedures/index.ts';
import { inventName, seededRandom, type PeopleContent, type Random } from '#data/organisation/index.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import type { GoldenGround } from '../golden/golden-ground.ts';
import { writeCode } from '../intake/dossier-code.ts';
import { makeTemplate, shiftGolden } from './course-template.ts';
import { readCounters, readOfficials, writeRows } from './generated-rows.queries.ts';
import { generatedRows } from './generated-rows.ts';
import { writeDossier } from './write-dossier.ts';
import { writeTemplate, type WrittenTemplate } from './written-template.ts';

export type GenerateInput = {
  count: number;
  seed: string;
  packages: readonly CheckedPackage[];
  names: PeopleContent['names'];
  /** Share of the dossiers in per cent that is decided at this place, for trying out a busy unit. */
  busy?: { areaCode: string; percent: number };
  /** Days up to now on which they are handed in; 1,000 when absent. */
  spreadDays?: number;
};

/** Days the dossiers are spread over, up to now; the share of them handed in within the last weeks is still under way. */
const longSpreadDays = 1_000;
const recentDays = 21;
const recentPercent = 15;
/** Courses played; every one stands for many dossiers that differ in number, owner and hashes. */
const mostTemplates = 4_000;
/** Dossiers written in one transaction. */
const chunk = 500;
const turn = 10;
/** Connections, each with rows of its own: while one's are filled the others are being written. */
const writers = 3;

/**
 * Sinh hồ sơ mẫu hàng loạt: real courses of the packages' golden dossiers, played by the pure course on days and at places drawn from
 * the seed, and written by COPY with codes, owners and chains of hashes of their own. For trying out the system at size; people and
 * papers in them are invented, and no file or notice is made. Answers how many were written.
 */
export async function generateDossiers(
  deps: DossierDeps,
  input: GenerateInput,
  onProgress: (written: number) => void = () => undefined,
): Promise<number> {
  const templates = await playTemplates(deps, input);
  if (templates.length === 0) return 0;
  const random = seededRandom(`${input.seed} dossiers`);
  const counters = await readCounters(deps.db);
  const seed = sha256(input.seed);
  let [written, serial] = [0, 0];
  const newId = (): string => {
    serial += 1;
    return uuidOf(seed, serial);
  };
  return withCopyConnections(deps.db, writers, async (clients) => {
    const writing: Promise<void>[] = clients.map(() => Promise.resolve());
    const rowsOf = clients.map(() => generatedRows());
    try {
      while (written < input.count) {
        const writer = Math.floor(written / chunk) % clients.length;
        await writing[writer];
        const [client, rows] = [clients[writer], rowsOf[writer]];
        if (!client || !rows) break;
        rows.clear();
        const size = Math.min(chunk, input.count - written);
        const touched = new Map<string, number>();
        for (let index = 0; index < size; index += 1) {
          // The chunks before are being sent meanwhile: the line to the database needs its turns.
          if (index % turn === 0) await nextTurn();
          const { template, agencyCode, rules, key, number } = drawTemplate(deps, { templates, random, counters });
          const { receivedOn } = template;
          counters.set(key, number);
          touched.set(key, number);
          const gender = random.pick(['female', 'male'] as const);
          const owner = {
            name: inventName(random, input.names, gender),
            number: `0262${String(written + index).padStart(8, '0')}`,
          };
          const code = writeCode({ agencyCode, on: receivedOn, rules, number });
          writeDossier(rows, template, { id: newId(), code, owner, newId });
        }
        writing[writer] = writeRows(client, rows, touched);
        written += size;
        onProgress(written);
      }
      await Promise.all(writing);
      return written;
    } finally {
      // Before the connections close: what is being written is finished or taken back.
      await Promise.allSettled(writing);
    }
  });
}

/** A template whose agency has a number left on its day: the codes of the day have so many digits. */
function drawTemplate(
  deps: DossierDeps,
  {
    templates,
    random,
    counters,
  }: { templates: readonly WrittenTemplate[]; random: Random; counters: ReadonlyMap<string, number> },
) {
  for (let tried = 0; tried < templates.length; tried += 1) {
    const template = random.pick(templates);
    const { decidingUnitId, receivedOn } = template;
    const agencyCode = deps.organisation.findUnit(decidingUnitId, receivedOn)?.agencyCode ?? '';
    const rules = deps.rulesOn(receivedOn);
    const key = `${agencyCode} ${receivedOn}`;
    const number = (counters.get(key) ?? 0) + 1;
    if (number < 10 ** rules.dossierCode.counterDigits) return { template, agencyCode, rules, key, number };
  }
  throw new RangeError('No agency has a number left; spread the dossiers over more days or places');
}

async function playTemplates(
  deps: DossierDeps,
  { count, seed, packages, busy, spreadDays = longSpreadDays }: GenerateInput,
): Promise<WrittenTemplate[]> {
  const random = seededRandom(`${seed} courses`);
  const until = deps.now();
  const today = vietnamDay(until);
  const ground: GoldenGround = { ...deps, areaCode: '' };
  const communes = deps.organisation.placesOn(today, 'commune').living.map(({ code }) => code);
  const officials = await readOfficials(deps.db);
  const goldens = packages.flatMap((installed) => installed.goldens.map((golden) => ({ installed, golden })));
  const templates: WrittenTemplate[] = [];
  const wanted = Math.min(mostTemplates, Math.max(goldens.length, Math.ceil(count / 10)));
  for (let tried = 0; tried < wanted && goldens.length > 0; tried += 1) {
    const { installed, golden } = random.pick(goldens);
    const isRecent = random.integer(1, 100) <= recentPercent;
    const back = random.integer(0, isRecent ? recentDays : spreadDays);
    const days = Math.floor((Date.parse(today) - Date.parse(golden.handedInAt.slice(0, 10))) / 86_400_000) - back;
    const isBusy = busy !== undefined && random.integer(1, 100) <= busy.percent;
    const areaCode = isBusy ? busy.areaCode : random.pick(communes);
    const shifted = shiftGolden(golden, days - (((days % 7) + 7) % 7));
    const options = { ground, areaCode, until, officialOf: (unitId: string) => officials(unitId) };
    const template = makeTemplate(installed, shifted, options);
    if (template) templates.push(writeTemplate(template));
  }
  return templates;
}

/** Version 8 of RFC 9562: the number first, so that indexes grow at one end as they do with time, then the seed's. */
function uuidOf(seed: string, serial: number): string {
  const number = serial.toString(16).padStart(12, '0');
  return `${number.slice(0, 8)}-${number.slice(8)}-8${seed.slice(0, 3)}-8${seed.slice(3, 6)}-${seed.slice(6, 18)}`;
}
