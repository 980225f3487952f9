import { selectAudit } from '#infrastructure/audit/audit.queries.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { fold } from '#infrastructure/fold.browser.ts';
import { z } from 'zod';
import { storedContract } from '../contracts/stored-contract.ts';
import { viewParts } from '../composition/view-parts.ts';
import { ServiceSettings, serviceStates } from '../exchange.contract.ts';
import { refuse } from '../exchange.errors.ts';
import { listFaults } from '../gateway/faults.ts';
import { isRead } from '../contracts/is-read.ts';
import { keyHeader } from '../gateway/repeats/read-key.ts';
import { listStops } from '../management/stops.queries.ts';
import { serviceKey, soapNamespace } from '../service-key.ts';
import { writeWsdl } from '../soap/write-wsdl.ts';
import { writeSamples } from './code-samples.ts';
import type { CatalogueEntry, ContractPage, OperationPage, ServiceChange } from './developers.contract.ts';
import { selectShown, selectVersion, selectVersions, type ShownRow } from './developers.queries.ts';
import { readOperations } from './read-operations.ts';
import { writeSoapSample } from './soap-samples.ts';

export type DeveloperDeps = { db: Db; gatewayUrl: string };
type Named = { code: string; version: string };
const State = z.enum(serviceStates);

/** Danh mục dịch vụ chia sẻ dữ liệu, for anybody; found without marks in name, code, description and provider. */
export async function listCatalogue({ db }: Pick<DeveloperDeps, 'db'>, search: string): Promise<CatalogueEntry[]> {
  const byVersion = Map.groupBy(await selectShown(db), ({ code, version }) => `${code}/${version}`);
  const words = fold(search).split(/\s+/);
  return [...byVersion.values()].map(toEntry).filter(({ name, code, description, providerName }) => {
    const text = fold(`${name} ${code} ${description} ${providerName}`);
    return words.every((word) => text.includes(word));
  });
}

/** One version told as one: what is offered for real, else what is there to try out with. */
function toEntry(rows: readonly ShownRow[]): CatalogueEntry {
  const row = mainOf(rows);
  return {
    ...{ code: row.code, version: row.version, name: row.name, description: row.description },
    ...{ providerName: row.provider_name, personal: row.personal, article: row.article },
    state: State.parse(row.state),
    sunsetOn: row.sunset_on,
    inProduction: rows.some(({ environment }) => environment === 'production'),
    inSandbox: rows.some(({ environment }) => environment === 'sandbox'),
  };
}

function mainOf(rows: readonly ShownRow[]): ShownRow {
  const row = rows.find(({ environment }) => environment === 'production') ?? rows[0];
  if (!row) throw refuse('exchange.not_found');
  return row;
}

/** Trang hợp đồng: all that somebody needs who writes a client and has nobody to ask. */
export async function viewContract({ db, gatewayUrl }: DeveloperDeps, named: Named): Promise<ContractPage> {
  const rows = await selectVersion(db, named);
  const main = mainOf(rows);
  const shown = rows.find(({ environment }) => environment === 'sandbox') ?? main;
  const shownKey = serviceKey(shown);
  const settings = ServiceSettings.parse(main.settings);
  const [versions, changes, stops, shownServices] = await Promise.all([
    selectVersions(db, named.code),
    listChanges(db, rows),
    listStops(db),
    settings.composition ? selectShown(db) : [],
  ]);
  const { promise = null, degraded = null, firstAnswers = null } = settings;
  return {
    ...toEntry(rows),
    ...{ promise, degraded, firstAnswers, stop: stops.get(main.id) ?? null },
    keepsBodies: settings.keepBodies,
    composition: viewParts(settings, shownServices),
    gatewayUrl,
    shownKey,
    xroadAddress: xroadAddressOf(shown, gatewayUrl),
    operations: readOperations(shown.contract).map(({ target, headers, ...operation }) => {
      const { method, body } = operation;
      const keyHeaders = takesKey(shown, operation) ? { [keyHeader]: '"8e03978e-40d5-43dd-bc93-6894a57f9324"' } : {};
      const { personal } = shown;
      const sampled = { gatewayUrl, serviceKey: shownKey, personal };
      const soap = writeSoapSample(shown, { ...operation, target, headers });
      return {
        ...operation,
        samples: writeSamples({
          ...sampled,
          method,
          target,
          headers: { ...headers, ...keyHeaders },
          body,
          type: 'application/json',
        }),
        soap: soap && {
          ...soap,
          samples: writeSamples({
            ...sampled,
            method: 'post',
            target: '',
            headers: keyHeaders,
            body: soap.request,
            type: 'text/xml',
          }),
        },
      };
    }),
    faults: listFaults(),
    versions: [...Map.groupBy(versions, ({ version }) => version)].map(([version, rows]) => ({
      version,
      state: State.parse(
        rows.toSorted((a, b) => (a.environment < b.environment ? -1 : 1)).map(({ state }) => state)[0],
      ),
    })),
    changes,
  };
}

/** A file is sent without a key: it cannot be compared before it is passed on. */
function takesKey({ settings, contract }: ShownRow, { id }: Pick<OperationPage, 'id'>): boolean {
  if (!ServiceSettings.parse(settings).firstAnswers) return false;
  const operation = storedContract(contract).contract.operations.find((one) => one.id === id);
  if (!operation || isRead(operation)) return false;
  return operation.requestTypes.every((type) => /json$|xml$/i.test(type));
}

function xroadAddressOf({ x_road_id: provider, settings }: ShownRow, gatewayUrl: string): string | null {
  const { xRoadCode } = ServiceSettings.parse(settings);
  return provider === null || xRoadCode === undefined ? null : `${gatewayUrl}/r1/${provider}/${xRoadCode}`;
}

const aMinuteMs = 60_000;
const ChangeKind = z.enum(['published', 'changed', 'deprecated', 'suspended', 'retired']);

/** Nhật ký thay đổi of what is offered for real; who did it and why is not for everybody. */
async function listChanges(db: Db, rows: readonly ShownRow[]): Promise<ServiceChange[]> {
  const main = mainOf(rows);
  const done = await selectAudit(db, { kind: 'exchange', ids: [serviceKey(main)] });
  const told = done.flatMap(({ at, action }) => {
    const kind = ChangeKind.safeParse(action.replace('exchange.service_', ''));
    return kind.success ? [{ at: at.toISOString(), kind: kind.data }] : [];
  });
  // What a file declared, or was there before the log of changes, was published when it was first written down.
  const madeAt = main.created_at.getTime();
  const isTold = told.some(({ kind, at }) => kind === 'published' && Date.parse(at) - madeAt < aMinuteMs);
  return isTold ? told : [...told, { at: main.created_at.toISOString(), kind: 'published' as const }];
}

/** WSDL of a version, with where it is called: to try out where that is all there is. */
export async function getWsdl({ db, gatewayUrl }: DeveloperDeps, named: Named): Promise<string> {
  const main = mainOf(await selectVersion(db, named));
  const address = `${gatewayUrl}/${serviceKey(main)}`;
  return writeWsdl(storedContract(main.contract).contract, { namespace: soapNamespace(main), address });
}

/** Tài liệu OpenAPI of a version, with where it is called. */
export async function getOpenApi({ db, gatewayUrl }: DeveloperDeps, named: Named): Promise<string> {
  const rows = await selectVersion(db, named);
  const document = z.record(z.string(), z.unknown()).parse(storedContract(mainOf(rows).contract).contract.document);
  const servers = rows.map((row) => ({
    url: `${gatewayUrl}/${serviceKey(row)}`,
    description: row.environment === 'sandbox' ? 'Thử nghiệm' : 'Chính thức',
  }));
  return JSON.stringify({ ...document, servers }, null, 2);
}
