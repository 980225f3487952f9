import { join } from 'node:path';
import fastify from 'fastify';
import type { Clock } from '#infrastructure/clock.ts';
import type { Outside } from '#infrastructure/config/outside-settings.ts';
import { readOrganisationContent, readPeopleContent } from '#data/organisation/index.ts';
import { businessSimulator } from '../business/index.ts';
import { civilStatusSimulator } from '../civil-status/index.ts';
import { inventProvince, type InventedProvince } from '../invented-province/index.ts';
import { ministrySimulator, type MinistryBooks } from '../ministry/index.ts';
import { nationalPortalSimulator, type PortalBook } from '../national-portal/index.ts';
import { paymentPlatformSimulator, type PaymentBook } from '../payment-platform/index.ts';
import { documentAxisSimulator, type AxisBook, type StandInAgency } from '../document-axis/index.ts';
import { populationSimulator } from '../population/index.ts';
import { timeAuthoritySimulator, type StampKeys } from '../time-authority/index.ts';
import { socialInsuranceSimulator } from '../social-insurance/index.ts';
import { registeredChild } from './newborns.ts';
import { controlRoutes, createControl } from './control.ts';

export type SimulatorSettings = {
  contentDir: string;
  now: Clock;
  port?: number;
  /** Where the ministries keep what they registered; without it they register nothing. */
  books?: MinistryBooks;
  /** Where the national portal keeps what it was told; without it there is no national portal. */
  portalBook?: PortalBook;
  /** Where the payment platform keeps its transactions, and where the partner is told of results; without it there is none. */
  payments?: { book: PaymentBook; resultUrl: () => string };
  /** Where the document axis keeps what it carries, and who is at its other end; without it there is none. */
  axis?: { book: AxisBook; agency: StandInAgency };
  /** What the time stamp authority signs with; without it there is none. */
  stampKeys?: StampKeys;
};
export type Simulators = {
  address: string;
  outside: Outside;
  /** Makes the people now, so that nobody's first look-up waits for it. */
  warmUp: () => Promise<unknown>;
  close: () => Promise<void>;
};

/** Known to everybody: they guard invented people on a loopback address. */
const key = 'khoa-mo-phong';
const credentials = {
  user: 'motcua-mo-phong',
  secret: 'bi-mat-mo-phong',
  apiKey: 'apikey-mo-phong',
  roadClient: 'VN/GOV/H62/MOTCUA',
};

const nationalPortal = {
  user: 'motcua-mo-phong',
  secret: 'bi-mat-mo-phong',
  code: '000.00.00.H62',
  destination: 'VN:GOV:000.00.00.G22:vpcpdvcqg',
};

const documentAxis = { key, code: '000.00.00.H62' };

const paymentPlatform = { partner: 'MOTCUA', secret: 'bi-mat-mo-phong' };

const registers = ['population', 'business', 'civil-status', 'social-insurance'] as const;
/** Ministries' systems that issue results, by the name procedures call them: beside the register of the same keeper. */
const ministries = [
  { system: 'civil-status', control: 'ministry-civil-status', prefix: '/civil-status' },
  { system: 'business-register', control: 'ministry-business-register', prefix: '/business' },
] as const;

/** Các hệ thống ngoài mô phỏng: one server on the loopback address, each system below a path of its own. */
export async function startSimulators({
  contentDir,
  now,
  port = 0,
  books,
  portalBook,
  payments,
  axis,
  stampKeys,
}: SimulatorSettings): Promise<Simulators> {
  const app = fastify({ bodyLimit: 65_536, forceCloseConnections: true });
  const control = createControl([
    ...registers,
    ...ministries.map((one) => one.control),
    ...['national-portal', 'payment-platform', 'document-axis', 'time-authority'],
  ]);
  const province = once(() => readProvince(contentDir));
  const common = (system: (typeof registers)[number]) => ({ province, behaviour: () => control.of(system), key });
  const findChild = async (personalId: string) => {
    const newborn = await books?.findNewborn(personalId);
    return newborn && registeredChild(newborn, await province());
  };

  app.register(async (scope) => populationSimulator(scope, { ...common('population'), findChild, credentials, now }), {
    prefix: '/population',
  });
  app.register(async (scope) => businessSimulator(scope, common('business')), { prefix: '/business' });
  app.register(async (scope) => civilStatusSimulator(scope, { ...common('civil-status'), findChild }), {
    prefix: '/civil-status',
  });
  app.register(async (scope) => socialInsuranceSimulator(scope, common('social-insurance')), {
    prefix: '/social-insurance',
  });
  if (books) {
    for (const { system, control: name, prefix } of ministries) {
      const simulating = { system, books, key, behaviour: () => control.of(name) };
      app.register(async (scope) => ministrySimulator(scope, simulating), { prefix });
    }
  }
  if (portalBook) {
    const simulating = { book: portalBook, now, ...nationalPortal, behaviour: () => control.of('national-portal') };
    app.register(async (scope) => nationalPortalSimulator(scope, simulating), { prefix: '/national-portal' });
  }
  let address = '';
  if (payments) {
    const simulating = {
      ...{ ...payments, ...paymentPlatform, now, behaviour: () => control.of('payment-platform') },
      address: () => `${address}/payment-platform`,
    };
    app.register((scope) => paymentPlatformSimulator(scope, simulating), { prefix: '/payment-platform' });
  }
  if (axis) {
    const simulating = { ...axis, ...documentAxis, behaviour: () => control.of('document-axis') };
    app.register((scope) => documentAxisSimulator(scope, simulating), { prefix: '/document-axis' });
  }
  if (stampKeys) {
    const simulating = { keys: stampKeys, now, behaviour: () => control.of('time-authority') };
    app.register((scope) => timeAuthoritySimulator(scope, simulating), { prefix: '/time-authority' });
  }
  controlRoutes(app, control);

  address = await app.listen({ host: '127.0.0.1', port });
  return {
    address,
    outside: {
      population: { url: `${address}/population`, ...credentials },
      civilStatus: { url: `${address}/civil-status`, key },
      business: { url: `${address}/business`, key },
      socialInsurance: { url: `${address}/social-insurance`, key },
      ...(portalBook && { nationalPortal: { url: `${address}/national-portal`, ...nationalPortal } }),
      ...(axis && { documentAxis: { url: `${address}/document-axis`, ...documentAxis } }),
      ...(stampKeys && {
        timeAuthority: { url: `${address}/time-authority`, authorities: stampKeys.authority },
      }),
      ...(payments && {
        paymentPlatform: { url: `${address}/payment-platform`, ...paymentPlatform, pages: address },
      }),
    },
    warmUp: province,
    close: () => app.close(),
  };
}

async function readProvince(contentDir: string): Promise<InventedProvince> {
  const organisation = await readOrganisationContent(join(contentDir, 'organisation'));
  return inventProvince(organisation, await readPeopleContent(join(contentDir, 'people'), organisation));
}

/** Made when first asked for, so that the start of the system does not wait for it. */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
