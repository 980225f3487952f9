import { hash, X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import type { JWK } from 'jose';
import type { Clock } from '#infrastructure/clock.ts';
import { ConfigError, ownUrlOf, type Config } from '#infrastructure/config/config.ts';
import { gatewayUrlOf } from '#infrastructure/config/gateway-settings.ts';
import type { Outside } from '#infrastructure/config/outside-settings.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { DocumentAxis } from '#applications/correspondence/index.ts';
import type { MinistrySystems, NationalPortal } from '#applications/dossiers/index.ts';
import type { RegisterSource } from '#data/registry/index.ts';
import { createPurposeSigner, findServiceNames, type OutsideProvider } from '#platform/exchange/index.ts';
import { createOwnTokens } from '#platform/identity/index.ts';
import { ownSystem } from './channels/services/caller.server.ts';
import { createBusinessSource } from './connectors/business/index.ts';
import { createCivilStatusSource } from './connectors/civil-status/index.ts';
import {
  createAxisBook,
  createDocumentAxis,
  createStandInAgency,
  documentAxisProvider,
} from './connectors/document-axis/index.ts';
import { createMinistryStandIn, createMinistrySystems } from './connectors/ministry/index.ts';
import { createNationalPortal, createPortalBook, nationalPortalProvider } from './connectors/national-portal/index.ts';
import { keyedProvider, openAxis, type Axis } from './connectors/outside/index.ts';
import { createPopulationSource, populationProvider } from './connectors/population/index.ts';
import {
  createPaymentBook,
  createPaymentPlatform,
  paymentPlatformProvider,
  readPartnerContent,
} from './connectors/payment-platform/index.ts';
import type { PaymentPlatform } from '#platform/payments/index.ts';
import type { Simulators } from './connectors/simulators/index.ts';
import { keepStampKeys } from './connectors/time-authority/index.ts';
import { createSocialInsuranceSource } from './connectors/social-insurance/index.ts';

/** Where each register stands on the axis: the version of the contract its connector speaks. */
const services = {
  population: 'csdl-dan-cu/1.0',
  'civil-status': 'csdl-ho-tich/1.0',
  business: 'csdl-doanh-nghiep/1.0',
  'social-insurance': 'csdl-bao-hiem/1.0',
} as const;
const registrations = { 'civil-status': 'dang-ky-ho-tich/2.0', 'business-register': 'dang-ky-kinh-doanh/2.0' } as const;
const others = {
  nationalPortal: 'dvcqg-dong-bo/2.0',
  paymentPlatform: 'nen-tang-thanh-toan/2.0',
  documentAxis: 'truc-van-ban/1.0',
} as const;

/** Dịch vụ ngoài tỉnh that this system calls through the axis, by their keys there, whether they are connected or not. */
export const servicesCalled: readonly string[] = [services, registrations, others].flatMap((keys) =>
  Object.values<string>(keys),
);

/** Nguồn của các cơ sở dữ liệu liên kết, by the key of the register, all through the axis; one that is not connected is absent. */
export function createRegisterSources(
  { population, civilStatus, business, socialInsurance }: Outside,
  { wayTo }: Pick<Axis, 'wayTo'>,
): Readonly<Record<string, RegisterSource>> {
  const way = (register: keyof typeof services) => ({ way: wayTo(services[register]) });
  return {
    ...(population && { population: createPopulationSource(way('population')) }),
    ...(civilStatus && { 'civil-status': createCivilStatusSource(way('civil-status')) }),
    ...(business && { business: createBusinessSource(way('business')) }),
    ...(socialInsurance && { 'social-insurance': createSocialInsuranceSource(way('social-insurance')) }),
  };
}

/** Hệ thống ngoài as providers on the axis, by the name `ngoai:/…` says: where each is, and how it knows the province. */
export function listOutsideProviders(
  { population, civilStatus, business, socialInsurance, nationalPortal, paymentPlatform, documentAxis }: Outside,
  now: Clock,
): Readonly<Record<string, OutsideProvider>> {
  return {
    ...(population && { population: populationProvider({ ...population, now }) }),
    ...(civilStatus && { 'civil-status': keyedProvider(civilStatus) }),
    ...(business && { business: keyedProvider(business) }),
    ...(socialInsurance && { 'social-insurance': keyedProvider(socialInsurance) }),
    ...(nationalPortal && { 'national-portal': nationalPortalProvider(nationalPortal) }),
    ...(paymentPlatform && { 'payment-platform': paymentPlatformProvider(paymentPlatform) }),
    ...(documentAxis && { 'document-axis': documentAxisProvider(documentAxis) }),
  };
}

/** Chính hệ thống này là bên khai thác: the axis as it calls through it, with the token and the purposes of its own name. */
export function openOwnAxis(
  config: Config,
  { db, issuer, keys, now }: { db: Db; issuer: string; keys: readonly JWK[]; now: Clock },
): Axis {
  const { own, upstreamAuthorities: authorities } = config.gateway;
  const certificate = own && hash('sha256', new X509Certificate(own.certificate).raw, 'base64url');
  return openAxis({
    gatewayUrl: gatewayUrlOf(config),
    token: createOwnTokens({ issuer, keys, client: ownSystem, certificate, now }),
    signPurpose: createPurposeSigner({ system: ownSystem, keys, now }),
    // Of a service that is not there the gateway says so itself.
    articleOf: async (service) => (await findServiceNames(db, service))?.article ?? '',
    own,
    authorities,
  });
}

/** Hệ thống của bộ, ngành that issue results, by the name procedures call them; the keeper's register has the same address. */
export function createMinistries({ civilStatus, business }: Outside, { wayTo }: Pick<Axis, 'wayTo'>): MinistrySystems {
  return createMinistrySystems({
    systems: {
      ...(civilStatus && { 'civil-status': wayTo(registrations['civil-status']) }),
      ...(business && { 'business-register': wayTo(registrations['business-register']) }),
    },
  });
}

/** Cổng Dịch vụ công quốc gia, when its address is set. */
export function connectNationalPortal(
  { nationalPortal }: Outside,
  { wayTo }: Pick<Axis, 'wayTo'>,
): NationalPortal | undefined {
  if (!nationalPortal) return undefined;
  const { user, secret, code } = nationalPortal;
  return createNationalPortal({ way: wayTo(others.nationalPortal), user, secret, code });
}

/** Nền tảng thanh toán, when its address is set. Throws ContentFault when what the province tells it about itself is not right. */
export async function connectPaymentPlatform(
  { outside: { paymentPlatform }, contentDir }: Pick<Config, 'outside' | 'contentDir'>,
  { axis: { wayTo }, now }: { axis: Pick<Axis, 'wayTo'>; now: Clock },
): Promise<PaymentPlatform | undefined> {
  if (!paymentPlatform) return undefined;
  const { partner, secret, pages } = paymentPlatform;
  const way = wayTo(others.paymentPlatform);
  return createPaymentPlatform({ way, partner, secret, pages, content: await readPartnerContent(contentDir), now });
}

/** Trục liên thông văn bản quốc gia, when its address is set. */
export function connectDocumentAxis(
  { documentAxis }: Outside,
  { axis: { wayTo }, now }: { axis: Pick<Axis, 'wayTo'>; now: Clock },
): DocumentAxis | undefined {
  return documentAxis && createDocumentAxis({ way: wayTo(others.documentAxis), now });
}

type Simulating = { config: Config; db: Db; now: Clock };

/**
 * While trying out, with no outside system connected, simulators of all of them stand in; they end with the process. A gateway by itself
 * starts none: several gateways would each have other simulators than the rest of the system, at ports nobody chose.
 */
export async function simulateOutside({
  config,
  db,
  now,
}: Simulating): Promise<{ config: Config; simulators: Simulators | undefined }> {
  const isGatewayAlone = config.roles.every((role) => role === 'gateway');
  const isConnected = Object.keys(config.outside).length > 0;
  if (!config.demoData || isConnected || isGatewayAlone) return { config, simulators: undefined };
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
  const stampKeys = await keepStampKeys(join(config.varDir, 'mo-phong', 'dau-thoi-gian.json'));
  return startSimulators({ contentDir, now, port, books, portalBook, payments, axis, stampKeys }).catch(
    (cause: unknown) => {
      throw new ConfigError(`Không mở được cổng ${port} của các hệ thống mô phỏng; hãy đặt SIMULATORS_PORT khác.`, {
        cause,
      });
    },
  );
}
