import type { Clock } from '#infrastructure/clock.ts';
import { ConfigError, ownUrlOf, type Config } from '#infrastructure/config/config.ts';
import type { Outside } from '#infrastructure/config/outside-settings.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { DocumentAxis } from '#applications/correspondence/index.ts';
import type { MinistrySystems, NationalPortal } from '#applications/dossiers/index.ts';
import type { RegisterSource } from '#data/registry/index.ts';
import { createBusinessSource } from './connectors/business/index.ts';
import { createCivilStatusSource } from './connectors/civil-status/index.ts';
import { createAxisBook, createDocumentAxis, createStandInAgency } from './connectors/document-axis/index.ts';
import { createMinistryStandIn, createMinistrySystems } from './connectors/ministry/index.ts';
import { createNationalPortal, createPortalBook } from './connectors/national-portal/index.ts';
import { createPaymentBook, createPaymentPlatform, readPartnerContent } from './connectors/payment-platform/index.ts';
import { createPopulationSource } from './connectors/population/index.ts';
import type { PaymentPlatform } from '#platform/payments/index.ts';
import type { Simulators } from './connectors/simulators/index.ts';
import { createSocialInsuranceSource } from './connectors/social-insurance/index.ts';

/** Nguồn của các cơ sở dữ liệu liên kết, by the key of the register; one that is not connected is absent. */
export function createRegisterSources(
  { population, civilStatus, business, socialInsurance }: Outside,
  now: Clock,
): Readonly<Record<string, RegisterSource>> {
  return {
    ...(population && { population: createPopulationSource({ ...population, now }) }),
    ...(civilStatus && { 'civil-status': createCivilStatusSource(civilStatus) }),
    ...(business && { business: createBusinessSource(business) }),
    ...(socialInsurance && { 'social-insurance': createSocialInsuranceSource(socialInsurance) }),
  };
}

/** Hệ thống của bộ, ngành that issue results, by the name procedures call them; the keeper's register has the same address. */
export function createMinistries({ civilStatus, business }: Outside): MinistrySystems {
  return createMinistrySystems({
    systems: {
      ...(civilStatus && { 'civil-status': civilStatus }),
      ...(business && { 'business-register': business }),
    },
  });
}

/** Cổng Dịch vụ công quốc gia, when its address is set. */
export function connectNationalPortal({ nationalPortal }: Outside): NationalPortal | undefined {
  return nationalPortal && createNationalPortal(nationalPortal);
}

/** Nền tảng thanh toán, when its address is set. Throws ContentFault when what the province tells it about itself is not right. */
export async function connectPaymentPlatform(
  { outside: { paymentPlatform }, contentDir }: Pick<Config, 'outside' | 'contentDir'>,
  now: Clock,
): Promise<PaymentPlatform | undefined> {
  if (!paymentPlatform) return undefined;
  return createPaymentPlatform({ ...paymentPlatform, content: await readPartnerContent(contentDir), now });
}

/** Trục liên thông văn bản quốc gia, when its address is set. */
export function connectDocumentAxis({ documentAxis }: Outside, now: Clock): DocumentAxis | undefined {
  return documentAxis && createDocumentAxis({ ...documentAxis, now });
}

type Simulating = { config: Config; db: Db; now: Clock };

/** While trying out, with no outside system connected, simulators of all of them stand in; they end with the process. */
export async function simulateOutside({
  config,
  db,
  now,
}: Simulating): Promise<{ config: Config; simulators: Simulators | undefined }> {
  if (!config.demoData || Object.keys(config.outside).length > 0) return { config, simulators: undefined };
  const simulators = await openSimulators({ config, db, now });
  return { config: { ...config, outside: simulators.outside }, simulators };
}

/** Their books are a table of their own in the database, so that any number of processes keep one. Throws ConfigError when the port is taken. */
export async function openSimulators({ config, db, now }: Simulating): Promise<Simulators> {
  const { contentDir, simulatorsPort: port } = config;
  const { startSimulators } = await import('./connectors/simulators/index.ts');
  const books = createMinistryStandIn({ db, now });
  const portalBook = createPortalBook({ db, now });
  const payments = {
    book: createPaymentBook({ db, now }),
    resultUrl: () => `${ownUrlOf(config)}/api/payments/results`,
  };
  const axisBook = createAxisBook({ db, now });
  const axis = { book: axisBook, agency: createStandInAgency({ book: axisBook, now }) };
  return startSimulators({ contentDir, now, port, books, portalBook, payments, axis }).catch((cause: unknown) => {
    throw new ConfigError(`Không mở được cổng ${port} của các hệ thống mô phỏng; hãy đặt SIMULATORS_PORT khác.`, {
      cause,
    });
  });
}
