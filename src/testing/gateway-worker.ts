/** A gateway in a process of its own, which says its port and takes trials of connections; it is killed by whoever started it. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { z } from 'zod';
import { createDb, createPool } from '../infrastructure/database/connect.ts';
import { startSweeps } from '../infrastructure/jobs/sweeps.ts';
import { createLog } from '../infrastructure/log.ts';
import { createSealing } from '../infrastructure/sealing.ts';
import { openGateway } from '../platform/exchange/index.ts';
import { readSigningKeys } from '../platform/identity/index.ts';

const [owner = '{}', secret = ''] = process.argv.slice(2);
const db = createDb(createPool(z.record(z.string(), z.unknown()).parse(JSON.parse(owner)), 4));
const sealing = createSealing(secret, 'exchange');
const now = () => new Date();
const log = createLog('silent');
const gateway = await openGateway({
  ...{ db, now, sealing, log, changes: { onChange: () => undefined } },
  ...{ name: 'cong-bi-ngat', folder: mkdtempSync(`${tmpdir()}/motcua-gateway-`) },
  ...{ issuer: 'http://lgsp.example', publicUrl: 'http://lgsp.example' },
  keys: await readSigningKeys(db, { sealing, now }),
  neededFields: async ({ fields }) => fields,
  upstreamRules: { allowLoopback: true, trusted: [] },
  aloneMs: 86_400_000,
});
process.stdout.write(`${await gateway.listen(0, '127.0.0.1')}\n`);
startSweeps(log, [{ name: 'try connections', everyMs: 50, run: gateway.tryConnection }]);
