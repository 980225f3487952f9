// Written by `npm run generate` from the migrated schema. Do not edit.

import type { ColumnType, GeneratedAlways } from 'kysely';

type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;
type Timestamp = ColumnType<Date, Date | string, Date | string>;
type Json = ColumnType<unknown, string, string>;

export interface DB {
  'identity.account': {
    id: string;
    kind: string;
    username: string | null;
    password_hash: string | null;
    full_name: string;
    personal_id: string | null;
    tax_code: string | null;
    email: string | null;
    phone: string | null;
    profile: Generated<Json>;
    active: Generated<boolean>;
    created_at: Timestamp;
  };
  'identity.session': {
    token_hash: string;
    account_id: string;
    created_at: Timestamp;
    last_seen_at: Timestamp;
    expires_at: Timestamp;
  };
  'identity.sign_in_failure': {
    username: string;
    failures: number;
    last_at: Timestamp;
  };
  'infrastructure.audit': {
    id: GeneratedAlways<number>;
    at: Timestamp;
    actor_id: string | null;
    action: string;
    subject_kind: string;
    subject_id: string;
    details: Generated<Json>;
  };
  'infrastructure.command': {
    id: string;
    actor_id: string;
    name: string;
    done_at: Timestamp;
    answer: Json;
  };
  'infrastructure.migration': {
    name: string;
    checksum: string;
    applied_at: Generated<Timestamp>;
  };
  'infrastructure.outbox': {
    id: GeneratedAlways<number>;
    event: string;
    payload: Json;
    created_at: Generated<Timestamp>;
  };
  'infrastructure.stored_file': {
    sha256: string;
    size_bytes: number;
    media_type: string;
    page_count: number | null;
    stored_at: Timestamp;
  };
}
