/**
 * `npm run bench:dossier`: whole six-step dossiers (hand-in with one 50 KB file → accept → assign → examine → sign → number from the
 * ministry's stand-in → issue → archive → return) over HTTP, on the embedded PostgreSQL, 100,000 dossiers stored, signed in before,
 * spread over 100 communes. Printed beside bare transactions of the same number and kind of statements through the driver, in the same
 * run. Budget (decision 24): 0.20 of those, p95 of one action under 150 ms. `STORED` and `DOSSIERS` change the size; `STATEMENTS=n` first prints what PostgreSQL is asked for n dossiers, one at a time, and
 * `SERVER_OPTIONS` are Node's for the server (`--cpu-prof --cpu-prof-dir=…` keeps a profile of its processor).
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { PDF } from '@libpdf/core';
import pg from 'pg';
import { startEmbeddedPostgres } from '../src/infrastructure/database/embedded-postgres.ts';
import { bareTransactions } from './bare-transactions.ts';
import { officeClient, openSession, percentile } from './office-client.ts';
import { costLine, processCosts } from './process-costs.ts';
import { openStatementLog } from './statement-log.ts';
import { freePort, newDataFolder, startSystem } from '../src/testing/run-system.ts';

const stored = Number(process.env['STORED'] ?? 100_000);
const dossiers = Number(process.env['DOSSIERS'] ?? 300);
const together = 8;
const communes = 100;

const varDir = newDataFolder();
const port = await freePort();
const serverOptions = process.env['SERVER_OPTIONS'];
const system = await startSystem({
  VAR_DIR: varDir,
  PORT: String(port),
  ...(serverOptions && { NODE_OPTIONS: serverOptions }),
});
const server = await startEmbeddedPostgres(varDir);
const pool = new pg.Pool({ ...server.owner, max: together });

const { call, actionMs, close } = officeClient(port);
const session = (accountId: string) => openSession(pool, accountId);

type Office = {
  communeCode: string;
  unitId: string;
  specialistId: string;
  reception: Record<string, string>;
  leader: Record<string, string>;
  specialist: Record<string, string>;
  clerk: Record<string, string>;
};

async function openOffices(): Promise<Office[]> {
  const { rows } = await pool.query<{ area: string; unit: string; role: string; account: string }>(
    `select v.area_code as area, u.id as unit, r.role, min(h.account_id::text) as account
       from organisation.unit u join organisation.unit_version v on v.unit_id = u.id and v.valid_to is null
       join organisation.post p on p.unit_id = u.id join organisation.post_holding h on h.post_id = p.id
       cross join unnest(p.roles) as r(role)
      where u.kind in ('commune_committee', 'commune_desk') and r.role in ('reception_officer', 'leader', 'specialist', 'clerk')
      group by 1, 2, 3`,
  );
  const areas = [...new Set(rows.map(({ area }) => area))].slice(0, communes);
  return Promise.all(
    areas.map(async (area) => {
      const account = (role: string) => rows.find((row) => row.area === area && row.role === role)?.account ?? '';
      const unit = rows.find((row) => row.area === area && row.role === 'leader')?.unit ?? '';
      const [reception, leader, specialist, clerk] = await Promise.all(
        ['reception_officer', 'leader', 'specialist', 'clerk'].map((role) => session(account(role))),
      );
      if (!reception || !leader || !specialist || !clerk) throw new Error(`No staff in ${area}`);
      return {
        communeCode: area,
        unitId: unit,
        specialistId: account('specialist'),
        reception,
        leader,
        specialist,
        clerk,
      };
    }),
  );
}

/** One page with a picture of noise: about 50 KB that no compression helps. */
async function scannedPaper(): Promise<Uint8Array> {
  const pdf = PDF.create();
  pdf.addPage();
  pdf.addAttachment('scan.bin', new Uint8Array(randomBytes(48_000)));
  return pdf.save();
}

const paper = new Uint8Array(await scannedPaper());
const form = {
  requester: { relation: 'mother' },
  child: {
    name: 'Nguyễn Gia Huy',
    birthDate: '2026-01-05',
    gender: 'male',
    ethnicGroup: '01',
    nationality: 'VN',
    birthPlace: 'Trạm Y tế',
    homeTown: 'Vĩnh Phúc',
  },
  mother: {
    name: 'Nguyễn Thị Lan',
    birthDate: '1992-04-12',
    ethnicGroup: '01',
    nationality: 'VN',
    residence: { district: '243', commune: '08707', detail: 'Tổ 3' },
  },
  copies: { declaration: true },
};

async function wholeDossier(
  office: Office,
  citizen: Record<string, string>,
  done: (step: string) => void = () => undefined,
): Promise<string> {
  const upload = randomUUID();
  await call(citizen, '/api/uploads', {
    method: 'POST',
    body: { id: upload, name: 'giay-chung-sinh.pdf', sizeBytes: paper.length },
  });
  await call({ ...citizen, 'upload-offset': '0' }, `/api/uploads/${upload}`, {
    method: 'PATCH',
    raw: paper,
    type: 'application/offset+octet-stream',
  });
  done('upload');
  const { location } = await call(citizen, '/thu-tuc/1.001193/nop', { method: 'POST', body: {} });
  done('open draft');
  const draft = /to-khai\/([0-9a-f-]+)/.exec(location)?.[1] ?? '';
  const content = { areaCode: office.communeCode, form, documents: { 'birth-note': [upload] } };
  await call(citizen, `/api/drafts/${draft}`, { method: 'PUT', body: { revision: 1, content } });
  done('save draft');
  const handedIn = await call(citizen, `/to-khai/${draft}/nop`, {
    method: 'POST',
    body: { commandId: randomUUID(), declare: 'true' },
  });
  done('submit');
  const code = /ho-so\/([^/]+)\/da-nop/.exec(handedIn.location)?.[1] ?? '';
  let revision = 1;
  const act = async (headers: Record<string, string>, command: Record<string, unknown>) => {
    const { body } = await call(headers, `/api/desk/dossiers/${code}/actions`, {
      method: 'POST',
      body: { ...command, commandId: randomUUID(), revision },
    });
    revision = Number(body['revision']);
    done(String(command['kind']));
  };
  await act(office.reception, { kind: 'accept' });
  await act(office.leader, { kind: 'assign', assigneeId: office.specialistId });
  await act(office.specialist, { kind: 'propose', outcome: 'grant', summary: 'Đủ điều kiện.' });
  await act(office.leader, { kind: 'sign', approve: true });
  for (let waited = 0; waited < 400; waited += 1) {
    const { rows } = await pool.query<{ revision: number }>('select revision from dossiers.dossier where code = $1', [
      code,
    ]);
    revision = rows[0]?.revision ?? revision;
    if (revision >= 6) break;
    await new Promise((wake) => setTimeout(wake, 25));
  }
  done('number from the ministry');
  await act(office.clerk, { kind: 'issue' });
  await act(office.clerk, { kind: 'archive' });
  await act(office.reception, { kind: 'return_result', how: 'online', recipient: 'Nguyễn Thị Lan' });
  return code;
}

/** Copies one finished dossier, with its actions and papers, until so many are stored. */
async function store(code: string, count: number): Promise<void> {
  const columns = async (table: string, except: string[]) => {
    const { rows } = await pool.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    );
    return rows.map(({ name }) => name).filter((name) => !except.includes(name));
  };
  await pool
    .query('create temp table copies as select gen_random_uuid() as id, g from generate_series(1, $1::int) as g', [
      count,
    ])
    .catch(() => undefined);
  const dossier = await columns('dossiers.dossier', ['id', 'code']);
  const action = await columns('dossiers.action', ['dossier_id', 'command_id']);
  const client = await pool.connect();
  try {
    await client.query('create temp table if not exists copy_ids (id uuid, g int)');
    await client.query('insert into copy_ids select gen_random_uuid(), g from generate_series(1, $1::int) as g', [
      count,
    ]);
    await client.query(
      `insert into dossiers.dossier (id, code, ${dossier.join(', ')}) select c.id, d.code || '-' || c.g, ${dossier.map((name) => `d.${name}`).join(', ')} from copy_ids c cross join (select * from dossiers.dossier where code = $1) d`,
      [code],
    );
    await client.query(
      `insert into dossiers.action (dossier_id, command_id, ${action.join(', ')}) select c.id, gen_random_uuid(), ${action.map((name) => `a.${name}`).join(', ')} from copy_ids c cross join (select a.* from dossiers.action a join dossiers.dossier d on d.id = a.dossier_id where d.code = $1) a`,
      [code],
    );
    const instance = await columns('workflow.instance', ['subject_id']);
    await client.query(
      `insert into workflow.instance (subject_id, ${instance.join(', ')}) select c.id, ${instance.map((name) => `i.${name}`).join(', ')} from copy_ids c cross join (select i.* from workflow.instance i join dossiers.dossier d on d.id = i.subject_id where d.code = $1) i`,
      [code],
    );
    const notice = await columns('notifications.notice', ['id', 'subject_id']);
    await client.query(
      `insert into notifications.notice (id, subject_id, ${notice.join(', ')}) select gen_random_uuid(), c.id, ${notice.map((name) => `n.${name}`).join(', ')} from copy_ids c cross join (select n.* from notifications.notice n join dossiers.dossier d on d.id = n.subject_id where d.code = $1) n`,
      [code],
    );
    await client.query(
      `insert into infrastructure.command (id, actor_id, name, done_at, answer) select gen_random_uuid(), gen_random_uuid(), 'accept', now(), '{}' from copy_ids`,
    );
    await client.query('analyze');
  } finally {
    client.release();
  }
}

const offices = await openOffices();
const { rows: people } = await pool.query<{ id: string }>(
  "select id from identity.account where kind = 'citizen' limit 50",
);
const citizens = await Promise.all(people.map(({ id }) => session(id)));
const pick = <T>(list: readonly T[], index: number): T => {
  const chosen = list[index % list.length];
  if (chosen === undefined) throw new Error('empty list');
  return chosen;
};

const first = await wholeDossier(pick(offices, 0), pick(citizens, 0));
await store(first, stored);
for (let index = 0; index < 16; index += 1) await wholeDossier(pick(offices, index), pick(citizens, index));
const shown = Number(process.env['STATEMENTS'] ?? 0);
if (shown > 0) {
  const log = await openStatementLog(pool, varDir);
  log.close('before');
  for (let index = 0; index < shown; index += 1) {
    await wholeDossier(pick(offices, index), pick(citizens, index), log.close);
    await new Promise((wake) => setTimeout(wake, 1500));
    log.close('afterwards');
  }
  await log.end();
  log.print(shown);
}
actionMs.length = 0;

const costsBefore = processCosts(system.pid, varDir);
const from = performance.now();
let next = 0;
await Promise.all(
  Array.from({ length: together }, async () => {
    while (next < dossiers) {
      next += 1;
      await wholeDossier(pick(offices, next), pick(citizens, next));
    }
  }),
);
const perSecond = dossiers / ((performance.now() - from) / 1000);
const costs = costLine(costsBefore, processCosts(system.pid, varDir), dossiers);
const bareDossiers = Math.min(dossiers, 300);
const bareBefore = processCosts(system.pid, varDir);
const bare = await bareTransactions(pool, { dossiers: bareDossiers, actionsOfOne: 9, together });
const bareCosts = costLine(bareBefore, processCosts(system.pid, varDir), bareDossiers);
console.log(`stored ${stored}, ${dossiers} whole dossiers, ${together} at a time, ${offices.length} communes`);
console.log(
  `${perSecond.toFixed(1)} dossiers/s; one request: median ${percentile(actionMs, 0.5)} ms, p95 ${percentile(actionMs, 0.95)} ms, p99 ${percentile(actionMs, 0.99)} ms`,
);
console.log(costs);
console.log(
  `bare transactions of the same statements: ${bare.toFixed(1)} dossiers/s; ratio ${(perSecond / bare).toFixed(3)}; ${bareCosts}`,
);
close();
await pool.end();
process.kill(system.pid, 'SIGTERM');
await system.ended;
await server.leave();
rmSync(varDir, { recursive: true, force: true });
