import { errors, type Adapter, type AdapterPayload } from 'oidc-provider';
import { z } from 'zod';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { Sealing } from '#infrastructure/sealing.ts';
import { secretStandIn } from '../systems/is-secret-of.ts';
import { scopeFields, type FindSignOnClient, type SignOnClient } from './sign-on-client.ts';
import {
  consumeSignOnRecord,
  deleteSignOnRecord,
  deleteSignOnRecordsOfGrant,
  findSignOnRecord,
  upsertSignOnRecord,
} from './sign-on-records.queries.ts';

const Payload = z.looseObject({});
const Bound = z.looseObject({ uid: z.string().optional(), grantId: z.string().optional() });

/** Codes, sessions and agreements in the database, sealed and found by their HMAC: any process goes on with what another began. */
export function signOnAdapter({
  db,
  now,
  sealing,
  findClient,
}: {
  db: Db;
  now: Clock;
  sealing: Sealing;
  findClient: FindSignOnClient;
}): new (name: string) => Adapter {
  const keyOf = (value: string | undefined) => (value === undefined ? null : sealing.keyOf(value));
  return class {
    readonly kind: string;
    constructor(name: string) {
      this.kind = name;
    }
    async find(id: string): Promise<AdapterPayload | undefined> {
      if (this.kind === 'Client') {
        const client = await findClient(id);
        return client && { ...metadataOf(client) };
      }
      return this.opened({ key: sealing.keyOf(id) });
    }
    async findByUid(uid: string): Promise<AdapterPayload | undefined> {
      return this.opened({ uid: sealing.keyOf(uid) });
    }
    async findByUserCode() {
      return undefined;
    }
    async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
      const { uid, grantId } = Bound.parse(payload);
      const expiresAt = expiresIn === undefined ? null : new Date(now().getTime() + expiresIn * 1000);
      await upsertSignOnRecord(db, {
        ...{ kind: this.kind, key: sealing.keyOf(id), sealed: sealing.seal(JSON.stringify(payload)) },
        ...{ uid: keyOf(uid), grantKey: keyOf(grantId), expiresAt },
      });
    }
    async consume(id: string): Promise<void> {
      const isFirst = await consumeSignOnRecord(db, { kind: this.kind, key: sealing.keyOf(id), at: now() });
      // Two that showed one code at the same moment: the second is told what a later one is told.
      if (!isFirst) throw new errors.InvalidGrant('consumed already');
    }
    async destroy(id: string): Promise<void> {
      await deleteSignOnRecord(db, { kind: this.kind, key: sealing.keyOf(id) });
    }
    async revokeByGrantId(grantId: string): Promise<void> {
      await deleteSignOnRecordsOfGrant(db, sealing.keyOf(grantId));
    }
    async opened(by: { key: string } | { uid: string }): Promise<AdapterPayload | undefined> {
      const record = await findSignOnRecord(db, { kind: this.kind, at: now(), ...by });
      if (!record) return undefined;
      const payload = Payload.parse(JSON.parse(sealing.open(record.sealed)));
      return record.consumedAt === null
        ? payload
        : { ...payload, consumed: Math.floor(record.consumedAt.getTime() / 1000) };
    }
  };
}

const metadataOf = ({ id, name, addresses }: SignOnClient) => ({
  client_id: id,
  client_name: name,
  client_secret: secretStandIn,
  grant_types: ['authorization_code'],
  response_types: ['code' as const],
  redirect_uris: [...addresses],
  scope: Object.keys(scopeFields).join(' '),
  subject_type: 'pairwise' as const,
  sector_identifier_uri: `https://${id}.he-thong.motcua.example/`,
  token_endpoint_auth_method: 'client_secret_basic' as const,
  id_token_signed_response_alg: 'ES256' as const,
});
