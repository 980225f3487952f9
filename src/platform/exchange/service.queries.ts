import type { Db, Tx } from '#infrastructure/database/connect.ts';

/** Một phiên bản dịch vụ by its key (`code/version`, `sandbox/code/version`); the caller says what it wants of it. */
export function serviceByKey(db: Db | Tx, key: string) {
  const [version = '', code = '', environment = 'production'] = key.split('/').toReversed();
  return db
    .selectFrom('exchange.service')
    .where('exchange.service.environment', '=', environment)
    .where('exchange.service.code', '=', code)
    .where('exchange.service.version', '=', version);
}
