import { canonicalJson } from '#infrastructure/crypto.ts';
import { ServiceSettings } from '../exchange.contract.ts';
import { serviceKey } from '../service-key.ts';
import type { ExchangeFile } from './exchange-file.ts';

export type DeclaredKind = 'system' | 'service' | 'grant' | 'topic';
/** Một thay đổi: what would be done to what; `members` are the parts that differ. */
export type DeclaredChange = { kind: DeclaredKind; key: string; change: 'add' | 'change' | 'end'; members: string[] };

/**
 * So sánh hai tệp khai báo. A system or a service that is no longer declared is suspended and stays, because its calls are on record;
 * a grant that is no longer declared ends.
 */
export function compareFiles(current: ExchangeFile, wanted: ExchangeFile): DeclaredChange[] {
  return [
    ...compareList('system', current.systems, wanted.systems, ({ code }) => code),
    ...compareList('service', current.services.map(withSettings), wanted.services.map(withSettings), serviceKey),
    ...compareList('topic', current.topics, wanted.topics, ({ code }) => code),
    ...compareList('grant', current.grants, wanted.grants, ({ consumer, service }) => `${consumer} → ${service}`),
  ];
}

const withSettings = (service: ExchangeFile['services'][number]) => ({
  ...service,
  settings: ServiceSettings.parse(service.settings),
});

function compareList<Item extends Record<string, unknown>>(
  kind: DeclaredKind,
  current: readonly Item[],
  wanted: readonly Item[],
  keyOf: (item: Item) => string,
): DeclaredChange[] {
  const before = new Map(current.map((item) => [keyOf(item), item]));
  const after = new Map(wanted.map((item) => [keyOf(item), item]));
  const changed = [...after].flatMap(([key, item]): DeclaredChange[] => {
    const old = before.get(key);
    if (!old) return [{ kind, key, change: 'add', members: [] }];
    const members = Object.keys(item).filter((name) => canonicalJson(old[name]) !== canonicalJson(item[name]));
    return members.length > 0 ? [{ kind, key, change: 'change', members }] : [];
  });
  const isOver = (item: Item) => item['state'] === 'suspended' || item['state'] === 'retired';
  const ended = [...before].flatMap(([key, item]): DeclaredChange[] =>
    after.has(key) || isOver(item) ? [] : [{ kind, key, change: 'end', members: [] }],
  );
  return [...changed, ...ended];
}
