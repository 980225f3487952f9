/** Puts messages into the stream of other sites without end; it is killed by whoever started it. */
import { createDb, createPool } from '../infrastructure/database/connect.ts';
import { startSweeps } from '../infrastructure/jobs/sweeps.ts';
import { createLog } from '../infrastructure/log.ts';
import { openSiteStream, shipMessages } from '../platform/exchange/index.ts';

const [connection = '', servers = ''] = process.argv.slice(2);
const db = createDb(createPool(JSON.parse(connection), 2));
const settings = { servers: servers.split(','), credentials: undefined, user: undefined, tls: undefined };
const log = createLog('silent');
const { sweep } = shipMessages({ db, now: () => new Date(), log, openStream: () => openSiteStream(settings) });
startSweeps(log, [sweep]);
