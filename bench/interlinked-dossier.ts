/**
 * `npm run bench:interlinked`: whole ten-step dossiers with two coordinating agencies (building permit: counter → accept → assign → ask
 * both → each receives, answers, approves, sends → summarised → signed → numbered → paid → returned → archived; 17 actions) over HTTP on
 * PostgreSQL with many dossiers stored (`STORED_IN`, or `STORED` generated), in all districts at once. Printed beside bare transactions
 * of one lock, three reads, an update and four inserts an action, in the same run. `DOSSIERS` changes how many.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { startEmbeddedPostgres } from '../src/infrastructure/database/embedded-postgres.ts';
import { buildingForm } from '../src/testing/building-permit.ts';
import { freePort, startSystem } from '../src/testing/run-system.ts';
import { bareTransactions } from './bare-transactions.ts';
import { officeClient, openSession, percentile, type Session } from './office-client.ts';
import { costLine, processCosts } from './process-costs.ts';
import { storedProvince } from './stored-province.ts';

const dossiers = Number(process.env['DOSSIERS'] ?? 100);
const together = 8;
const actionsOfOne = 17;

const { varDir, leave } = await storedProvince();
const port = await freePort();
const system = await startSystem({ VAR_DIR: varDir, PORT: String(port) });
const server = await startEmbeddedPostgres(varDir);
const pool = new pg.Pool({ ...server.owner, max: together });
const { call, actionMs, close } = officeClient(port);

type District = { code: string; of: (kind: string, role: string) => { id: string; session: Session } };

async function openDistricts(): Promise<District[]> {
  const { rows } = await pool.query<{ area: string; kind: string; role: string; account: string }>(
    `select v.area_code as area, u.kind, r.role, min(h.account_id::text) as account
       from organisation.unit u join organisation.unit_version v on v.unit_id = u.id and v.valid_to is null
       join organisation.post p on p.unit_id = u.id join organisation.post_holding h on h.post_id = p.id
       cross join unnest(p.roles) as r(role)
      where u.kind in ('district_committee', 'district_desk', 'district_infrastructure_office', 'district_land_branch')
      group by 1, 2, 3 order by 1`,
  );
  const sessions = new Map<string, Session>();
  for (const { account } of rows) if (!sessions.has(account)) sessions.set(account, await openSession(pool, account));
  return [...new Set(rows.map(({ area }) => area))].map((code) => ({
    code,
    of: (kind, role) => {
      const id = rows.find((row) => row.area === code && row.kind === kind && row.role === role)?.account ?? '';
      const session = sessions.get(id);
      if (!session) throw new Error(`Nobody is ${role} of ${kind} in ${code}`);
      return { id, session };
    },
  }));
}

async function wholeDossier({ code: areaCode, of }: District): Promise<void> {
  const desk = of('district_desk', 'reception_officer').session;
  const cashier = of('district_desk', 'cashier').session;
  const [leader, specialist, clerk] = ['leader', 'specialist', 'clerk'].map((role) => of('district_committee', role));
  if (!leader || !specialist || !clerk) throw new Error('no office');
  const { body } = await call(desk, '/api/desk/intake', {
    method: 'POST',
    body: {
      commandId: randomUUID(),
      procedureCode: '1.013225',
      areaCode,
      applicant: {
        ...{ kind: 'citizen', name: 'Nguyễn Thị Lan', personalId: null, taxCode: null },
        ...{ phone: null, email: null, address: null },
      },
      form: buildingForm({ title: 'other' }),
      documents: [
        { documentId: 'land-title', originals: 1 },
        { documentId: 'drawings', originals: 2 },
      ],
    },
  });
  const code = String(body['code']);
  let revision = Number(body['revision']);
  const act = async (headers: Session, command: Record<string, unknown>) => {
    const done = await call(headers, `/api/desk/dossiers/${code}/actions`, {
      method: 'POST',
      body: { ...command, commandId: randomUUID(), revision },
    });
    revision = Number(done.body['revision']);
  };
  await act(leader.session, { kind: 'assign', assigneeId: specialist.id });
  await act(specialist.session, { kind: 'consult', asked: [{ partner: 'planning' }, { partner: 'land' }] });
  for (const [partner, kind, answer] of [
    ['planning', 'district_infrastructure_office', { outcome: 'fits', findings: { maxFloors: 3 } }],
    ['land', 'district_land_branch', { outcome: 'clear', findings: { landUse: 'ODT' } }],
  ] as const) {
    const office = (role: string) => of(kind, role).session;
    await act(office('clerk'), { kind: 'partner_receive', partner, complete: true });
    await act(office('specialist'), { kind: 'partner_answer', partner, summary: 'Đã kiểm tra.', ...answer });
    await act(office('leader'), { kind: 'partner_approve', partner, approve: true });
    await act(office('clerk'), { kind: 'partner_send', partner });
  }
  await act(specialist.session, { kind: 'propose', outcome: 'grant', summary: 'Đủ điều kiện.' });
  await act(leader.session, { kind: 'sign', approve: true });
  await act(clerk.session, { kind: 'issue' });
  await act(cashier, { kind: 'pay', method: 'cash' });
  await act(desk, { kind: 'return_result', how: 'counter', recipient: 'Nguyễn Thị Lan' });
  await act(clerk.session, { kind: 'archive' });
}

const districts = await openDistricts();
const { rows: stored } = await pool.query<{ n: string }>('select count(*) as n from dossiers.dossier');
const nth = (index: number): District => {
  const district = districts[index % districts.length];
  if (!district) throw new Error('no districts');
  return district;
};
for (let index = 0; index < districts.length; index += 1) await wholeDossier(nth(index));
actionMs.length = 0;
const costsBefore = processCosts(system.pid, varDir);
const from = performance.now();
let next = 0;
await Promise.all(
  Array.from({ length: together }, async () => {
    while (next < dossiers) {
      next += 1;
      await wholeDossier(nth(next));
    }
  }),
);
const perSecond = dossiers / ((performance.now() - from) / 1000);
const costs = costLine(costsBefore, processCosts(system.pid, varDir), dossiers);
const bare = await bareTransactions(pool, { dossiers, actionsOfOne, together });
console.log(`stored ${stored[0]?.n}, ${dossiers} ten-step dossiers with two partners, ${together} at a time`);
console.log(
  `${perSecond.toFixed(2)} dossiers/s; one action: median ${percentile(actionMs, 0.5)} ms, p95 ${percentile(actionMs, 0.95)} ms, p99 ${percentile(actionMs, 0.99)} ms`,
);
console.log(costs);
console.log(
  `bare transactions of the same statements: ${bare.toFixed(2)} dossiers/s; ratio ${(perSecond / bare).toFixed(3)}`,
);
close();
await pool.end();
process.kill(system.pid, 'SIGTERM');
await system.ended;
await server.leave();
leave();
