-- The whole schema, written by `npm run generate` from the migrated database. Do not edit.

create schema code_lists;

create schema correspondence;

create schema document_axis_stand_in;

create schema dossiers;

create schema exchange;

create schema identity;

create schema infrastructure;

create schema ministry_stand_in;

create schema national_portal_stand_in;

create schema notifications;

create schema organisation;

create schema papers;

create schema payment_platform_stand_in;

create schema payments;

create schema procedures;

create schema queue;

create schema registry;

create schema shared_files;

create schema workflow;

CREATE OR REPLACE FUNCTION exchange.note_state_since()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.state_since := now();
  return new;
end $function$;

CREATE OR REPLACE FUNCTION exchange.number_management_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock(5120087);
  update exchange.management_entry
  set seq = (select coalesce(max(seq), 0) + 1 from exchange.management_entry)
  where id = new.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION infrastructure.fold(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$ select translate(lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC))), 'đ', 'd') $function$;

CREATE OR REPLACE FUNCTION infrastructure.tell_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('motcua_changed', tg_argv[0]);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION procedures.search_key(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$ select ' ' || btrim(regexp_replace(infrastructure.fold(value), '[^a-z0-9.]+', ' ', 'g')) || ' ' $function$;

create table code_lists.entry (
  list text not null,
  code text not null,
  name_vi text not null,
  name_en text,
  position integer not null,
  valid_from date not null,
  valid_to date,
  attributes jsonb not null default '{}'::jsonb,
  constraint entry_pkey PRIMARY KEY (list, code, valid_from),
  constraint entry_valid CHECK ((valid_to >= valid_from))
);

create table code_lists.told (
  list text not null,
  version integer not null,
  entries jsonb not null,
  constraint told_pkey PRIMARY KEY (list)
);

create table correspondence.document (
  id uuid not null,
  direction text not null,
  own_code text not null,
  other_code text not null,
  document_code text not null,
  response_for text,
  subject text not null,
  content jsonb not null,
  made_for text,
  dossier_code text,
  partner text,
  round integer,
  paper_id uuid,
  state text not null,
  status text,
  reason text not null default ''::text,
  raw_sha256 text,
  attempts integer not null default 0,
  fault text not null default ''::text,
  next_try_at timestamp with time zone,
  created_at timestamp with time zone not null,
  exchanged_at timestamp with time zone,
  constraint document_made_for UNIQUE (made_for),
  constraint document_once UNIQUE (direction, own_code, other_code, document_code),
  constraint document_pkey PRIMARY KEY (id),
  constraint document_direction CHECK ((direction = ANY (ARRAY['out'::text, 'in'::text]))),
  constraint document_state CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'refused'::text, 'cancelled'::text, 'taken'::text, 'held'::text])))
);

create table correspondence.status_message (
  id uuid not null,
  direction text not null,
  own_code text not null,
  other_code text not null,
  document_code text not null,
  code text not null,
  reason text not null default ''::text,
  is_applied boolean not null,
  attempts integer not null default 0,
  fault text not null default ''::text,
  next_try_at timestamp with time zone,
  created_at timestamp with time zone not null,
  exchanged_at timestamp with time zone,
  constraint status_once UNIQUE (direction, own_code, other_code, document_code, code),
  constraint status_message_pkey PRIMARY KEY (id),
  constraint status_code CHECK ((code = ANY (ARRAY['01'::text, '02'::text, '03'::text, '04'::text, '05'::text, '06'::text, '13'::text, '15'::text, '16'::text]))),
  constraint status_direction CHECK ((direction = ANY (ARRAY['out'::text, 'in'::text])))
);

create table document_axis_stand_in.message (
  id uuid not null,
  kind text not null,
  from_code text not null,
  to_code text not null,
  document_code text not null,
  status_code text not null,
  xml text not null,
  sent_at timestamp with time zone not null,
  taken_at timestamp with time zone,
  constraint message_once UNIQUE (kind, from_code, to_code, document_code, status_code),
  constraint message_pkey PRIMARY KEY (id),
  constraint message_kind CHECK ((kind = ANY (ARRAY['edoc'::text, 'status'::text])))
);

create table dossiers.action (
  received_unit_id uuid not null,
  received_on date not null,
  dossier_id uuid not null,
  sequence integer not null,
  kind text not null,
  at timestamp with time zone not null,
  actor_id uuid,
  actor_name text not null,
  actor_unit_id uuid,
  actor_title text,
  command_id uuid not null,
  content jsonb not null,
  previous_hash text not null,
  hash text not null,
  constraint action_pkey PRIMARY KEY (received_unit_id, received_on, dossier_id, sequence),
  constraint action_sequence_check CHECK ((sequence > 0))
);

create table dossiers.code_counter (
  agency_code text not null,
  received_on date not null,
  last_number integer not null,
  constraint code_counter_pkey PRIMARY KEY (agency_code, received_on),
  constraint code_counter_last_number_check CHECK ((last_number > 0))
);

create table dossiers.consultation (
  received_unit_id uuid not null,
  received_on date not null,
  dossier_id uuid not null,
  partner text not null,
  round smallint not null,
  unit_id uuid not null,
  asked_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  due_on date,
  returned_at timestamp with time zone,
  silent_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended text,
  constraint consultation_pkey PRIMARY KEY (received_unit_id, received_on, dossier_id, partner, round),
  constraint consultation_ended CHECK ((ended = ANY (ARRAY['answered'::text, 'deemed'::text, 'cancelled'::text])))
);

create table dossiers.dossier (
  id uuid not null,
  received_unit_id uuid not null,
  received_on date not null,
  code text not null,
  procedure_code text not null,
  procedure_name text not null,
  package_version text not null,
  channel text not null,
  helped_unit_id uuid,
  deciding_unit_id uuid not null,
  applicant_account_id uuid,
  owner_account_id uuid,
  owner_name text not null,
  owner_number text,
  owner_search text generated always as (infrastructure.fold(owner_name)) stored,
  status smallint not null,
  submitted_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  due_on date,
  due_at timestamp with time zone,
  finished_at timestamp with time zone,
  returned_at timestamp with time zone,
  last_action_at timestamp with time zone not null,
  revision integer not null,
  last_hash text not null,
  state jsonb not null,
  desk_unit_id uuid not null,
  constraint dossier_code_unique UNIQUE (received_unit_id, received_on, code),
  constraint dossier_pkey PRIMARY KEY (received_unit_id, received_on, id),
  constraint dossier_channel CHECK ((channel = ANY (ARRAY['online'::text, 'counter'::text, 'post'::text]))),
  constraint dossier_status CHECK (((status >= 1) AND (status <= 10)))
);

create table dossiers.draft (
  id uuid not null,
  account_id uuid not null,
  procedure_code text not null,
  package_version text not null,
  content jsonb not null,
  revision integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  submitted_as text,
  amends text,
  constraint draft_pkey PRIMARY KEY (id)
);

create table dossiers.follow (
  dossier_id uuid not null,
  account_id uuid not null,
  since timestamp with time zone not null,
  constraint follow_pkey PRIMARY KEY (account_id, dossier_id)
);

create table dossiers.intake_known (
  command_id uuid not null,
  account_id uuid not null,
  known jsonb not null,
  at timestamp with time zone not null,
  party jsonb,
  covers jsonb not null default '{}'::jsonb,
  constraint intake_known_pkey PRIMARY KEY (command_id)
);

create table dossiers.national_position (
  only_one boolean not null default true,
  seen_at timestamp with time zone not null,
  constraint national_position_pkey PRIMARY KEY (only_one),
  constraint national_position_only_one_check CHECK (only_one)
);

create table dossiers.national_sync (
  dossier_id uuid not null,
  code text not null,
  portal_code text,
  revision integer not null,
  told integer not null default 0,
  since timestamp with time zone not null,
  next_try_at timestamp with time zone,
  attempts integer not null default 0,
  fault text,
  fault_detail text,
  told_at timestamp with time zone,
  constraint national_sync_pkey PRIMARY KEY (dossier_id)
);

create table dossiers.open_task (
  id uuid not null,
  received_unit_id uuid not null,
  received_on date not null,
  dossier_id uuid not null,
  process_task_id text not null,
  node_id text not null,
  name text not null,
  action text not null,
  role text not null,
  unit_id uuid not null,
  assignee_id uuid,
  opened_at timestamp with time zone not null,
  step_due_at timestamp with time zone,
  waiting boolean not null default false,
  dossier_code text not null,
  procedure_code text not null,
  procedure_name text not null,
  owner_name text not null,
  channel text not null,
  status smallint not null,
  due_on date,
  due_at timestamp with time zone,
  instance text not null default 'main'::text,
  partner text,
  opened_by integer not null default 1,
  term text,
  received_at timestamp with time zone,
  received_by uuid,
  escalated_at timestamp with time zone,
  owner_search text generated always as (infrastructure.fold(owner_name)) stored,
  constraint open_task_pkey PRIMARY KEY (received_unit_id, received_on, id)
);

create table dossiers.supplied_document (
  id uuid not null,
  received_unit_id uuid not null,
  received_on date not null,
  dossier_id uuid not null,
  document_id text not null,
  round smallint not null,
  name text not null,
  file_name text,
  sha256 text,
  media_type text,
  size_bytes bigint,
  page_count integer,
  paper_originals smallint not null default 0,
  paper_copies smallint not null default 0,
  supplied_at timestamp with time zone not null,
  replaced_at timestamp with time zone,
  cover jsonb,
  constraint supplied_document_pkey PRIMARY KEY (received_unit_id, received_on, id),
  constraint supplied_document_sha256_fkey FOREIGN KEY (sha256) REFERENCES infrastructure.stored_file(sha256)
);

create table dossiers.task_done (
  received_unit_id uuid not null,
  received_on date not null,
  dossier_id uuid not null,
  instance text not null,
  partner text,
  process_task_id text not null,
  node_id text not null,
  name text not null,
  action text not null,
  role text not null,
  unit_id uuid not null,
  assignee_id uuid,
  opened_at timestamp with time zone not null,
  opened_by integer not null,
  received_at timestamp with time zone,
  received_by uuid,
  term text,
  step_due_at timestamp with time zone,
  closed_at timestamp with time zone not null,
  closed_by integer not null,
  outcome text not null,
  constraint task_done_pkey PRIMARY KEY (received_unit_id, received_on, dossier_id, instance, process_task_id, opened_by),
  constraint task_done_outcome CHECK ((outcome = ANY (ARRAY['completed'::text, 'cancelled'::text])))
);

create table dossiers.timer (
  dossier_id uuid not null,
  kind text not null,
  key text not null,
  due_at timestamp with time zone not null,
  retry_at timestamp with time zone,
  constraint timer_pkey PRIMARY KEY (dossier_id, kind, key)
);

create table dossiers.visit (
  dossier_id uuid not null,
  account_id uuid not null,
  opened_at timestamp with time zone not null,
  seen_sequence integer not null,
  constraint visit_pkey PRIMARY KEY (dossier_id, account_id)
);

create table exchange.access_grant (
  id uuid not null,
  consumer_id uuid not null,
  service_id uuid not null,
  operations text[] not null,
  fields text[],
  row_scope jsonb,
  purpose text not null,
  article text not null,
  valid_from date not null,
  valid_to date not null,
  daily_quota integer not null,
  per_second integer not null,
  hours jsonb,
  state text not null,
  changed_at timestamp with time zone not null,
  tests jsonb not null default '[]'::jsonb,
  priority text not null default 'counter'::text,
  reviewed_at timestamp with time zone not null default now(),
  review_told_at timestamp with time zone,
  calls_at_review bigint not null default 0,
  constraint access_grant_pkey PRIMARY KEY (id),
  constraint access_grant_consumer_id_fkey FOREIGN KEY (consumer_id) REFERENCES exchange.system(id),
  constraint access_grant_service_id_fkey FOREIGN KEY (service_id) REFERENCES exchange.service(id),
  constraint access_grant_dates CHECK ((valid_to >= valid_from)),
  constraint access_grant_priority CHECK ((priority = ANY (ARRAY['counter'::text, 'bulk'::text]))),
  constraint access_grant_quota CHECK ((daily_quota > 0)),
  constraint access_grant_rate CHECK ((per_second > 0)),
  constraint access_grant_state CHECK ((state = ANY (ARRAY['requested'::text, 'agreed'::text, 'active'::text, 'refused'::text, 'suspended'::text, 'ended'::text])))
);

create table exchange.acme_account (
  id uuid not null,
  system_id uuid not null,
  acme_key_id text not null,
  key_thumbprint text not null,
  public_key jsonb not null,
  contact jsonb not null,
  state text not null,
  created_at timestamp with time zone not null,
  constraint acme_account_key UNIQUE (key_thumbprint),
  constraint acme_account_pkey PRIMARY KEY (id),
  constraint acme_account_acme_key_id_fkey FOREIGN KEY (acme_key_id) REFERENCES exchange.acme_key(id),
  constraint acme_account_system_id_fkey FOREIGN KEY (system_id) REFERENCES exchange.system(id),
  constraint acme_account_state CHECK ((state = ANY (ARRAY['valid'::text, 'deactivated'::text])))
);

create table exchange.acme_key (
  id text not null,
  system_id uuid not null,
  sealed_key text not null,
  created_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint acme_key_pkey PRIMARY KEY (id),
  constraint acme_key_system_id_fkey FOREIGN KEY (system_id) REFERENCES exchange.system(id)
);

create table exchange.acme_order (
  id uuid not null,
  account_id uuid not null,
  identifier text not null,
  serial text,
  created_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  constraint acme_order_serial UNIQUE (serial),
  constraint acme_order_pkey PRIMARY KEY (id),
  constraint acme_order_account_id_fkey FOREIGN KEY (account_id) REFERENCES exchange.acme_account(id),
  constraint acme_order_serial_fkey FOREIGN KEY (serial) REFERENCES exchange.issued_certificate(serial)
);

create table exchange.acme_used_nonce (
  nonce text not null,
  ends_at timestamp with time zone not null,
  constraint acme_used_nonce_pkey PRIMARY KEY (nonce)
);

create table exchange.alert (
  id uuid not null,
  kind text not null,
  subject text not null,
  severity text not null,
  detail jsonb not null,
  raised_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  cleared_at timestamp with time zone,
  constraint alert_pkey PRIMARY KEY (id),
  constraint alert_severity CHECK ((severity = ANY (ARRAY['warning'::text, 'critical'::text])))
);

create table exchange.alert_notice (
  alert_id uuid not null,
  recipient_id uuid not null,
  what text not null,
  attempts integer not null default 0,
  next_at timestamp with time zone,
  sent_at timestamp with time zone,
  last_fault text not null default ''::text,
  constraint alert_notice_pkey PRIMARY KEY (alert_id, recipient_id, what),
  constraint alert_notice_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES exchange.alert(id),
  constraint alert_notice_recipient_id_fkey FOREIGN KEY (recipient_id) REFERENCES exchange.alert_recipient(id) ON DELETE CASCADE,
  constraint alert_notice_what CHECK ((what = ANY (ARRAY['raised'::text, 'cleared'::text])))
);

create table exchange.alert_recipient (
  id uuid not null,
  channel text not null,
  address text not null,
  least_severity text not null,
  created_at timestamp with time zone not null,
  constraint alert_recipient_once UNIQUE (channel, address),
  constraint alert_recipient_pkey PRIMARY KEY (id),
  constraint alert_recipient_channel CHECK ((channel = ANY (ARRAY['mail'::text, 'webhook'::text]))),
  constraint alert_recipient_severity CHECK ((least_severity = ANY (ARRAY['warning'::text, 'critical'::text])))
);

create table exchange.alert_silence (
  kind text not null,
  subject text not null,
  until timestamp with time zone not null,
  reason text not null,
  actor_name text not null,
  created_at timestamp with time zone not null,
  constraint alert_silence_pkey PRIMARY KEY (kind, subject)
);

create table exchange.body_key (
  day text not null,
  sealed_key text not null,
  constraint body_key_pkey PRIMARY KEY (day),
  constraint body_key_day CHECK ((day ~ '^\d{4}-\d{2}-\d{2}$'::text))
);

create table exchange.call_figure (
  service text not null,
  consumer text not null,
  hour timestamp with time zone not null,
  bucket smallint not null,
  calls integer not null,
  refused integer not null,
  failed integer not null,
  last_good_at timestamp with time zone,
  constraint call_figure_pkey PRIMARY KEY (hour, service, consumer, bucket)
);

create table exchange.certificate_authority (
  id text not null,
  certificates text not null,
  sealed_key text,
  not_after timestamp with time zone not null,
  created_at timestamp with time zone not null,
  constraint certificate_authority_pkey PRIMARY KEY (id)
);

create table exchange.certificate_request (
  id uuid not null,
  system_id uuid not null,
  csr text not null,
  key_kind text not null,
  key_mark text not null,
  state text not null,
  asked_by uuid,
  asked_name text not null,
  asked_at timestamp with time zone not null,
  decided_by uuid,
  decided_name text,
  decided_at timestamp with time zone,
  reason text not null default ''::text,
  constraint certificate_request_pkey PRIMARY KEY (id),
  constraint certificate_request_system_id_fkey FOREIGN KEY (system_id) REFERENCES exchange.system(id),
  constraint certificate_request_decided CHECK (((state = 'waiting'::text) = (decided_at IS NULL))),
  constraint certificate_request_state CHECK ((state = ANY (ARRAY['waiting'::text, 'issued'::text, 'refused'::text, 'withdrawn'::text])))
);

create table exchange.connection_trial (
  id uuid not null,
  grant_id uuid not null,
  asked_at timestamp with time zone not null,
  asked_by uuid,
  asker_name text not null,
  asker_unit text not null,
  state text not null default 'open'::text,
  idle_since timestamp with time zone not null default now(),
  waits_seconds integer not null,
  attempts integer not null default 0,
  attempt uuid,
  gateway_id text,
  steps jsonb not null default '[]'::jsonb,
  constraint connection_trial_pkey PRIMARY KEY (id),
  constraint connection_trial_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES exchange.access_grant(id),
  constraint connection_trial_state CHECK ((state = ANY (ARRAY['open'::text, 'passed'::text, 'failed'::text, 'no_gateway'::text, 'no_result'::text])))
);

create table exchange.credential (
  id uuid not null,
  system_id uuid not null,
  kind text not null,
  secret_hash text,
  thumbprint text,
  public_key jsonb,
  subject text not null default ''::text,
  not_after timestamp with time zone not null,
  created_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint credential_thumbprint UNIQUE (thumbprint),
  constraint credential_pkey PRIMARY KEY (id),
  constraint credential_system_id_fkey FOREIGN KEY (system_id) REFERENCES exchange.system(id),
  constraint credential_has_one CHECK ((num_nonnulls(secret_hash, thumbprint, public_key) = 1)),
  constraint credential_kind CHECK ((kind = ANY (ARRAY['secret'::text, 'certificate'::text, 'key'::text])))
);

create table exchange.day_count (
  day date not null,
  systems integer,
  services integer,
  grants integer,
  published_at timestamp with time zone not null,
  constraint day_count_pkey PRIMARY KEY (day)
);

create table exchange.day_figure (
  day date not null,
  service text not null,
  service_name text not null,
  provider_agency text not null,
  consumer_agency text not null,
  calls integer not null,
  failed integer not null,
  times jsonb not null,
  constraint day_figure_pkey PRIMARY KEY (day, service, consumer_agency)
);

create table exchange.decoy_key (
  id uuid not null,
  system_id uuid not null,
  secret_hash text not null,
  placed text not null,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint decoy_key_hash UNIQUE (secret_hash),
  constraint decoy_key_pkey PRIMARY KEY (id),
  constraint decoy_key_system_id_fkey FOREIGN KEY (system_id) REFERENCES exchange.system(id)
);

create table exchange.delivery (
  id bigint not null generated always as identity,
  sender_id uuid not null,
  message_id text not null,
  topic_id uuid not null,
  recipient_id uuid not null,
  key text not null,
  state text not null default 'waiting'::text,
  attempts integer not null default 0,
  next_at timestamp with time zone not null,
  leased_until timestamp with time zone,
  expires_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  last_fault text not null default ''::text,
  replays integer not null default 0,
  constraint delivery_pkey PRIMARY KEY (id),
  constraint delivery_of_message FOREIGN KEY (sender_id, message_id) REFERENCES exchange.message(sender_id, id) DEFERRABLE INITIALLY DEFERRED,
  constraint delivery_recipient_id_fkey FOREIGN KEY (recipient_id) REFERENCES exchange.system(id),
  constraint delivery_state CHECK ((state = ANY (ARRAY['waiting'::text, 'acknowledged'::text, 'refused'::text, 'expired'::text, 'dead'::text])))
);

create table exchange.first_answer (
  consumer text not null,
  service text not null,
  operation text not null,
  key_digest text not null,
  question_digest text not null,
  attempt uuid not null,
  state text not null,
  under_way_until timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  answer text,
  constraint first_answer_pk PRIMARY KEY (consumer, service, operation, key_digest),
  constraint first_answer_given CHECK (((answer IS NULL) OR (state = 'answered'::text))),
  constraint first_answer_state CHECK ((state = ANY (ARRAY['under_way'::text, 'answered'::text, 'unknown'::text])))
);

create table exchange.gateway (
  id text not null,
  public_key text not null,
  started_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  shipped_batch integer not null default 0,
  constraint gateway_pkey PRIMARY KEY (id)
);

create table exchange.grant_agreement (
  grant_id uuid not null,
  number text not null,
  signed_on date not null,
  agencies text[] not null,
  sha256 text,
  size_bytes bigint,
  recorded_at timestamp with time zone not null,
  signatures jsonb,
  constraint grant_agreement_pkey PRIMARY KEY (grant_id),
  constraint grant_agreement_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES exchange.access_grant(id),
  constraint grant_agreement_file CHECK (((size_bytes IS NULL) OR (sha256 IS NOT NULL))),
  constraint grant_agreement_sha256 CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);

create table exchange.grant_step (
  id bigint not null generated always as identity,
  grant_id uuid not null,
  at timestamp with time zone not null,
  actor_id uuid,
  actor_name text not null,
  unit_name text not null,
  action text not null,
  reason text not null default ''::text,
  constraint grant_step_pkey PRIMARY KEY (id),
  constraint grant_step_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES exchange.access_grant(id),
  constraint grant_step_action CHECK ((action = ANY (ARRAY['request'::text, 'agree'::text, 'refuse'::text, 'approve'::text, 'suspend'::text, 'resume'::text, 'renew'::text, 'end'::text, 'confirm'::text, 'narrow'::text, 'lapse'::text, 'agreement'::text])))
);

create table exchange.grant_use (
  grant_id uuid not null,
  part text not null,
  name text not null,
  calls bigint not null,
  last_at timestamp with time zone not null,
  constraint grant_use_pkey PRIMARY KEY (grant_id, part, name),
  constraint grant_use_part CHECK ((part = ANY (ARRAY['operation'::text, 'field'::text])))
);

create table exchange.issued_certificate (
  serial text not null,
  authority_id text not null,
  system_id uuid not null,
  credential_id uuid not null,
  request_id uuid,
  certificate text not null,
  key_thumbprint text not null,
  not_after timestamp with time zone not null,
  issued_at timestamp with time zone not null,
  constraint issued_certificate_credential UNIQUE (credential_id),
  constraint issued_certificate_request UNIQUE (request_id),
  constraint issued_certificate_pkey PRIMARY KEY (serial),
  constraint issued_certificate_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES exchange.certificate_authority(id),
  constraint issued_certificate_credential_id_fkey FOREIGN KEY (credential_id) REFERENCES exchange.credential(id),
  constraint issued_certificate_request_id_fkey FOREIGN KEY (request_id) REFERENCES exchange.certificate_request(id),
  constraint issued_certificate_system_id_fkey FOREIGN KEY (system_id) REFERENCES exchange.system(id)
);

create table exchange.log_entry (
  gateway_id text not null,
  seq bigint not null,
  batch integer not null,
  at timestamp with time zone not null,
  consumer text not null,
  service text not null,
  operation text not null,
  status integer not null,
  outcome text not null,
  took_ms real not null,
  request_bytes bigint not null,
  response_bytes bigint not null,
  trace_id text not null,
  subject_key text,
  dossier_code text,
  entry text not null,
  purpose text,
  composed_call text,
  composed_part text,
  bodies text,
  constraint log_entry_pkey PRIMARY KEY (gateway_id, seq),
  constraint log_entry_purpose CHECK ((purpose = ANY (ARRAY['dossier'::text, 'self'::text, 'counter'::text, 'sending'::text, 'emergency'::text])))
);

create table exchange.management_entry (
  id uuid not null,
  seq bigint,
  sections jsonb not null,
  sealed_by text,
  constraint management_entry_seq UNIQUE (seq),
  constraint management_entry_numbered TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint management_entry_pkey PRIMARY KEY (id),
  constraint management_entry_sealed CHECK (((sealed_by IS NULL) OR (seq IS NOT NULL)))
);

create table exchange.message (
  sender_id uuid not null,
  id text not null,
  topic_id uuid not null,
  key text not null,
  digest text not null,
  envelope text not null,
  sent_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  number bigint not null generated always as identity,
  stream_sequence bigint,
  constraint message_pkey PRIMARY KEY (sender_id, id),
  constraint message_sender_id_fkey FOREIGN KEY (sender_id) REFERENCES exchange.system(id),
  constraint message_topic_id_fkey FOREIGN KEY (topic_id) REFERENCES exchange.topic(id)
);

create table exchange.planned_stop (
  id uuid not null,
  service_id uuid not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  reason text not null,
  actor_name text not null,
  announced_at timestamp with time zone not null,
  prior_state text,
  state text not null,
  constraint planned_stop_pkey PRIMARY KEY (id),
  constraint planned_stop_service_id_fkey FOREIGN KEY (service_id) REFERENCES exchange.service(id),
  constraint planned_stop_hours CHECK ((to_at > from_at)),
  constraint planned_stop_state CHECK ((state = ANY (ARRAY['announced'::text, 'under_way'::text, 'over'::text, 'cancelled'::text])))
);

create table exchange.proposal (
  id uuid not null,
  proposed_at timestamp with time zone not null,
  proposed_by uuid,
  proposer_name text not null,
  proposer_unit text not null,
  reason text not null,
  command jsonb not null,
  base jsonb not null,
  digest text not null,
  changes jsonb not null,
  dangers text[] not null,
  decide_by timestamp with time zone not null,
  state text not null,
  settled_at timestamp with time zone,
  settled_by uuid,
  settler_name text,
  settler_unit text,
  settle_reason text,
  constraint proposal_pkey PRIMARY KEY (id),
  constraint proposal_settled CHECK (((settled_at IS NULL) = (state = ANY (ARRAY['waiting'::text, 'urgent'::text])))),
  constraint proposal_state CHECK ((state = ANY (ARRAY['waiting'::text, 'urgent'::text, 'carried_out'::text, 'refused'::text, 'withdrawn'::text, 'outdated'::text])))
);

create table exchange.quota_use (
  grant_id uuid not null,
  day date not null,
  leased integer not null,
  constraint quota_use_pkey PRIMARY KEY (grant_id, day),
  constraint quota_use_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES exchange.access_grant(id)
);

create table exchange.revocation_list (
  authority_id text not null,
  number integer not null,
  list text not null,
  content text not null,
  made_at timestamp with time zone not null,
  next_at timestamp with time zone not null,
  constraint revocation_list_pkey PRIMARY KEY (authority_id, number),
  constraint revocation_list_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES exchange.certificate_authority(id)
);

create table exchange.sealed_batch (
  gateway_id text not null,
  number integer not null,
  sealed_at timestamp with time zone not null,
  entries integer not null,
  seal text not null,
  constraint sealed_batch_pkey PRIMARY KEY (gateway_id, number),
  constraint sealed_batch_gateway_id_fkey FOREIGN KEY (gateway_id) REFERENCES exchange.gateway(id)
);

create table exchange.service (
  id uuid not null,
  code text not null,
  version text not null,
  name text not null,
  description text not null default ''::text,
  provider_id uuid not null,
  environment text not null,
  upstream_url text not null,
  contract text not null,
  personal boolean not null,
  article text not null,
  settings jsonb not null,
  state text not null,
  sunset_on date,
  created_at timestamp with time zone not null,
  constraint service_version_once UNIQUE (environment, code, version),
  constraint service_pkey PRIMARY KEY (id),
  constraint service_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES exchange.system(id),
  constraint service_code_form CHECK ((code ~ '^[a-z][a-z0-9-]{1,39}$'::text)),
  constraint service_environment CHECK ((environment = ANY (ARRAY['sandbox'::text, 'production'::text]))),
  constraint service_state CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'deprecated'::text, 'suspended'::text, 'retired'::text]))),
  constraint service_version_form CHECK ((version ~ '^[0-9]+(\.[0-9]+){0,2}$'::text))
);

create table exchange.stream (
  name text not null,
  created_at text,
  holder uuid,
  held_until timestamp with time zone,
  constraint stream_pkey PRIMARY KEY (name)
);

create table exchange.system (
  id uuid not null,
  code text not null,
  name text not null,
  owner_unit_id uuid,
  owner_unit_code text not null,
  owner_unit_name text not null,
  contact text not null default ''::text,
  security_level integer not null,
  environment text not null,
  state text not null default 'active'::text,
  created_at timestamp with time zone not null,
  x_road_id text,
  sign_on_addresses text[] not null default '{}'::text[],
  state_since timestamp with time zone,
  constraint system_code UNIQUE (code),
  constraint system_x_road_id UNIQUE (x_road_id),
  constraint system_pkey PRIMARY KEY (id),
  constraint system_code_form CHECK ((code ~ '^[a-z][a-z0-9-]{1,39}$'::text)),
  constraint system_environment CHECK ((environment = ANY (ARRAY['sandbox'::text, 'production'::text]))),
  constraint system_security_level CHECK (((security_level >= 1) AND (security_level <= 5))),
  constraint system_state CHECK ((state = ANY (ARRAY['active'::text, 'suspended'::text, 'retired'::text]))),
  constraint system_x_road_id_form CHECK ((x_road_id ~ '^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+){2,3}$'::text))
);

create table exchange.test_result (
  grant_id uuid not null,
  name text not null,
  against text not null,
  at timestamp with time zone not null,
  fault text not null,
  since timestamp with time zone not null,
  constraint test_result_pkey PRIMARY KEY (grant_id, name, against),
  constraint test_result_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES exchange.access_grant(id),
  constraint test_result_against CHECK ((against = ANY (ARRAY['mock'::text, 'real'::text])))
);

create table exchange.time_stamp (
  gateway_id text not null,
  from_number integer not null,
  to_number integer not null,
  token bytea not null,
  stamped_at timestamp with time zone not null,
  asked_at timestamp with time zone not null,
  constraint time_stamp_pk PRIMARY KEY (gateway_id, from_number),
  constraint time_stamp_gateway_id_fkey FOREIGN KEY (gateway_id) REFERENCES exchange.gateway(id),
  constraint time_stamp_check CHECK ((to_number >= from_number))
);

create table exchange.topic (
  id uuid not null,
  code text not null,
  name text not null,
  owner_id uuid not null,
  schema jsonb,
  keep_days integer not null,
  state text not null,
  constraint topic_code UNIQUE (code),
  constraint topic_pkey PRIMARY KEY (id),
  constraint topic_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES exchange.system(id),
  constraint topic_code_form CHECK ((code ~ '^[a-z][a-z0-9-]{1,39}$'::text)),
  constraint topic_keep_days CHECK (((keep_days >= 1) AND (keep_days <= 365))),
  constraint topic_state CHECK ((state = ANY (ARRAY['active'::text, 'suspended'::text])))
);

create table exchange.topic_right (
  topic_id uuid not null,
  system_id uuid not null,
  may text not null,
  push_url text,
  constraint topic_right_pkey PRIMARY KEY (topic_id, system_id, may),
  constraint topic_right_system_id_fkey FOREIGN KEY (system_id) REFERENCES exchange.system(id),
  constraint topic_right_topic_id_fkey FOREIGN KEY (topic_id) REFERENCES exchange.topic(id),
  constraint topic_right_may CHECK ((may = ANY (ARRAY['publish'::text, 'subscribe'::text])))
);

create table exchange.witness (
  gateway_id text not null,
  number integer not null,
  witness text not null,
  signature text not null,
  signed_at timestamp with time zone not null,
  constraint witness_pkey PRIMARY KEY (gateway_id, number, witness),
  constraint witness_of_batch FOREIGN KEY (gateway_id, number) REFERENCES exchange.sealed_batch(gateway_id, number)
);

create table identity.account (
  id uuid not null,
  kind text not null,
  username text,
  password_hash text,
  full_name text not null,
  personal_id text,
  tax_code text,
  email text,
  phone text,
  profile jsonb not null default '{}'::jsonb,
  active boolean not null default true,
  created_at timestamp with time zone not null,
  constraint account_username_key UNIQUE (username),
  constraint account_pkey PRIMARY KEY (id),
  constraint account_kind CHECK ((kind = ANY (ARRAY['citizen'::text, 'enterprise'::text, 'officer'::text])))
);

create table identity.session (
  token_hash text not null,
  account_id uuid not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint session_pkey PRIMARY KEY (token_hash),
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE
);

create table identity.sign_in_failure (
  username text not null,
  failures integer not null,
  last_at timestamp with time zone not null,
  constraint sign_in_failure_pkey PRIMARY KEY (username)
);

create table identity.sign_on_record (
  kind text not null,
  key text not null,
  sealed text not null,
  uid text,
  grant_key text,
  consumed_at timestamp with time zone,
  expires_at timestamp with time zone,
  constraint sign_on_record_pkey PRIMARY KEY (kind, key)
);

create table identity.signing_key (
  id text not null,
  sealed text not null,
  created_at timestamp with time zone not null,
  constraint signing_key_pkey PRIMARY KEY (id)
);

create table infrastructure.audit (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  actor_id uuid,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  details jsonb not null default '{}'::jsonb,
  constraint audit_pkey PRIMARY KEY (id)
);

create table infrastructure.command (
  id uuid not null,
  actor_id uuid not null,
  name text not null,
  done_at timestamp with time zone not null,
  answer jsonb not null,
  constraint command_pkey PRIMARY KEY (id)
);

create table infrastructure.installed_content (
  name text not null,
  hash text not null,
  installed_at timestamp with time zone not null,
  constraint installed_content_pkey PRIMARY KEY (name)
);

create table infrastructure.migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);

create table infrastructure.outbox (
  id bigint not null generated always as identity,
  event text not null,
  payload jsonb not null,
  created_at timestamp with time zone not null default now(),
  constraint outbox_pkey PRIMARY KEY (id)
);

create table infrastructure.stored_file (
  sha256 text not null,
  size_bytes bigint not null,
  media_type text not null,
  page_count integer,
  stored_at timestamp with time zone not null,
  constraint stored_file_pkey PRIMARY KEY (sha256),
  constraint stored_file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint stored_file_size_bytes_check CHECK ((size_bytes >= 0))
);

create table ministry_stand_in.registration (
  system text not null,
  dossier_code text not null,
  number integer not null,
  year integer not null,
  unit_code text not null,
  personal_id text,
  registered_on date not null,
  child jsonb,
  constraint registration_number UNIQUE (system, unit_code, year, number),
  constraint registration_pkey PRIMARY KEY (system, dossier_code)
);

create table national_portal_stand_in.dossier (
  code text not null,
  content jsonb not null,
  updated_at timestamp with time zone not null,
  constraint dossier_pkey PRIMARY KEY (code)
);

create table national_portal_stand_in.progress (
  code text not null,
  digest text not null,
  content jsonb not null,
  constraint progress_pkey PRIMARY KEY (code, digest),
  constraint progress_code_fkey FOREIGN KEY (code) REFERENCES national_portal_stand_in.dossier(code)
);

create table notifications.delivery (
  id uuid not null,
  notice_id uuid not null,
  channel text not null,
  recipient text not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  attempts integer not null default 0,
  last_error text,
  next_attempt_at timestamp with time zone default now(),
  constraint delivery_pkey PRIMARY KEY (id),
  constraint delivery_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notifications.notice(id),
  constraint delivery_channel CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text])))
);

create table notifications.notice (
  id uuid not null,
  account_id uuid,
  subject_kind text not null,
  subject_id uuid not null,
  subject_code text not null,
  title text not null,
  body text not null,
  created_at timestamp with time zone not null,
  read_at timestamp with time zone,
  title_en text,
  body_en text,
  constraint notice_pkey PRIMARY KEY (id)
);

create table organisation.absence (
  id uuid not null,
  account_id uuid not null,
  stand_in_id uuid not null,
  absentee_name text not null,
  valid_from date not null,
  valid_to date not null,
  reason text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  unit_ids uuid[] not null default '{}'::uuid[],
  constraint absence_once EXCLUDE USING gist (account_id WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&) WHERE ((ended_at IS NULL)),
  constraint absence_pkey PRIMARY KEY (id),
  constraint absence_another CHECK ((stand_in_id <> account_id)),
  constraint absence_valid CHECK ((valid_to >= valid_from))
);

create table organisation.area (
  code text not null,
  level text not null,
  kind text not null,
  name text not null,
  short_name text not null,
  parent_code text,
  valid_from date not null,
  valid_to date,
  agency_code text not null,
  constraint area_once EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&) DEFERRABLE INITIALLY DEFERRED,
  constraint area_pkey PRIMARY KEY (code, valid_from),
  constraint area_level CHECK ((level = ANY (ARRAY['province'::text, 'district'::text, 'commune'::text]))),
  constraint area_valid CHECK ((valid_to >= valid_from))
);

create table organisation.desk_service (
  desk_unit_id uuid not null,
  authority_unit_id uuid not null,
  valid_from date not null,
  valid_to date,
  constraint desk_service_once EXCLUDE USING gist (authority_unit_id WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&) DEFERRABLE INITIALLY DEFERRED,
  constraint desk_service_pkey PRIMARY KEY (authority_unit_id, valid_from),
  constraint desk_service_authority_unit_id_fkey FOREIGN KEY (authority_unit_id) REFERENCES organisation.unit(id),
  constraint desk_service_desk_unit_id_fkey FOREIGN KEY (desk_unit_id) REFERENCES organisation.unit(id),
  constraint desk_service_valid CHECK ((valid_to >= valid_from))
);

create table organisation.installed_content (
  regime text not null,
  sha256 text not null,
  installed_at timestamp with time zone not null,
  constraint installed_content_pkey PRIMARY KEY (regime)
);

create table organisation.post (
  id uuid not null,
  unit_id uuid not null,
  title text not null,
  roles text[] not null,
  valid_from date not null,
  valid_to date,
  constraint post_pkey PRIMARY KEY (id),
  constraint post_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES organisation.unit(id),
  constraint post_valid CHECK ((valid_to >= valid_from))
);

create table organisation.post_holding (
  post_id uuid not null,
  account_id uuid not null,
  valid_from date not null,
  valid_to date,
  constraint post_holding_once EXCLUDE USING gist (post_id WITH =, account_id WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&),
  constraint post_holding_pkey PRIMARY KEY (post_id, account_id, valid_from),
  constraint post_holding_post_id_fkey FOREIGN KEY (post_id) REFERENCES organisation.post(id),
  constraint post_holding_valid CHECK ((valid_to >= valid_from))
);

create table organisation.regime_period (
  valid_from date not null,
  regime text not null,
  tiers smallint not null,
  rule_profile text not null,
  constraint regime_period_pkey PRIMARY KEY (valid_from),
  constraint regime_period_tiers CHECK ((tiers = ANY (ARRAY[2, 3])))
);

create table organisation.reorganisation (
  id text not null,
  name text not null,
  resolution text not null,
  effective_on date not null,
  file jsonb not null,
  plan jsonb,
  area_changes text[] not null,
  planned_at timestamp with time zone not null,
  begun_at timestamp with time zone,
  finished_at timestamp with time zone,
  constraint reorganisation_pkey PRIMARY KEY (id)
);

create table organisation.reorganisation_step (
  reorganisation_id text not null,
  unit_id uuid not null,
  position integer not null,
  done_at timestamp with time zone,
  dossiers integer,
  staff integer,
  constraint reorganisation_step_pkey PRIMARY KEY (reorganisation_id, unit_id),
  constraint reorganisation_step_reorganisation_id_fkey FOREIGN KEY (reorganisation_id) REFERENCES organisation.reorganisation(id),
  constraint reorganisation_step_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES organisation.unit(id)
);

create table organisation.succession (
  kind text not null,
  from_key text not null,
  to_key text not null,
  procedures text[],
  valid_from date not null,
  constraint succession_pkey PRIMARY KEY (kind, from_key, to_key, valid_from),
  constraint succession_kind CHECK ((kind = ANY (ARRAY['area'::text, 'unit_kind'::text, 'unit'::text])))
);

create table organisation.unit (
  id uuid not null,
  key text not null,
  kind text not null,
  valid_from date not null,
  valid_to date,
  constraint unit_key_key UNIQUE (key),
  constraint unit_pkey PRIMARY KEY (id),
  constraint unit_valid CHECK ((valid_to >= valid_from))
);

create table organisation.unit_version (
  unit_id uuid not null,
  name text not null,
  short_name text not null,
  place_name text not null,
  parent_unit_id uuid,
  area_code text not null,
  agency_code text not null,
  agency_code_verified boolean not null,
  valid_from date not null,
  valid_to date,
  constraint unit_version_agency_code_once EXCLUDE USING gist (agency_code WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&) DEFERRABLE INITIALLY DEFERRED,
  constraint unit_version_once EXCLUDE USING gist (unit_id WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&) DEFERRABLE INITIALLY DEFERRED,
  constraint unit_version_pkey PRIMARY KEY (unit_id, valid_from),
  constraint unit_version_parent_unit_id_fkey FOREIGN KEY (parent_unit_id) REFERENCES organisation.unit(id),
  constraint unit_version_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES organisation.unit(id),
  constraint unit_version_valid CHECK ((valid_to >= valid_from))
);

create table papers.book_counter (
  unit_id uuid not null,
  book text not null,
  year integer not null,
  last_number integer not null,
  constraint book_counter_pkey PRIMARY KEY (unit_id, book, year)
);

create table papers.paper (
  id uuid not null,
  template text not null,
  subject_kind text not null,
  subject_id uuid not null,
  subject_code text not null,
  unit_id uuid not null,
  data jsonb not null,
  created_at timestamp with time zone not null,
  sha256 text,
  rendered_at timestamp with time zone,
  render_after timestamp with time zone,
  constraint paper_pkey PRIMARY KEY (id),
  constraint paper_sha256_fkey FOREIGN KEY (sha256) REFERENCES infrastructure.stored_file(sha256)
);

create table papers.upload (
  id uuid not null,
  account_id uuid not null,
  file_name text not null,
  declared_bytes bigint not null,
  received_bytes bigint not null default 0,
  state text not null,
  refusal_code text,
  sha256 text,
  media_type text,
  page_count integer,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint upload_pkey PRIMARY KEY (id),
  constraint upload_sha256_fkey FOREIGN KEY (sha256) REFERENCES infrastructure.stored_file(sha256),
  constraint upload_declared_bytes_check CHECK ((declared_bytes > 0)),
  constraint upload_state CHECK ((state = ANY (ARRAY['receiving'::text, 'checking'::text, 'ready'::text, 'refused'::text])))
);

create table payment_platform_stand_in.payment (
  reference text not null,
  token text not null,
  amount_vnd bigint not null,
  what text not null,
  receipt jsonb not null,
  return_url text not null,
  state text not null,
  transaction_id text not null,
  begun_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint payment_token UNIQUE (token),
  constraint payment_pkey PRIMARY KEY (reference),
  constraint payment_state CHECK ((state = ANY (ARRAY['khoi-tao'::text, 'thanh-cong'::text, 'that-bai'::text])))
);

create table payments.attempt (
  id uuid not null,
  charge_id uuid not null,
  begun_at timestamp with time zone not null,
  ask_at timestamp with time zone,
  state text not null,
  transaction_id text,
  transacted_at timestamp with time zone,
  refund_due boolean not null default false,
  refunded_at timestamp with time zone,
  refunded_by uuid,
  refund_note text,
  bill_ask_at timestamp with time zone,
  bill_sha256 text,
  bill_bytes integer,
  constraint attempt_pkey PRIMARY KEY (id),
  constraint attempt_charge_id_fkey FOREIGN KEY (charge_id) REFERENCES payments.charge(id),
  constraint attempt_paid_whole CHECK (((state = 'paid'::text) = ((transaction_id IS NOT NULL) AND (transacted_at IS NOT NULL)))),
  constraint attempt_refund_paid CHECK (((NOT refund_due) OR (state = 'paid'::text))),
  constraint attempt_state CHECK ((state = ANY (ARRAY['begun'::text, 'paid'::text, 'failed'::text])))
);

create table payments.charge (
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  subject_code text not null,
  payer_name text not null,
  unit_id uuid not null,
  items jsonb not null,
  amount_vnd bigint not null,
  created_at timestamp with time zone not null,
  paid_at timestamp with time zone,
  paid_on date,
  method text,
  receipt_number integer,
  collected_by uuid,
  transaction_id text,
  constraint charge_subject UNIQUE (subject_kind, subject_id),
  constraint charge_pkey PRIMARY KEY (id),
  constraint charge_amount CHECK ((amount_vnd > 0)),
  constraint charge_method CHECK ((method = ANY (ARRAY['cash'::text, 'transfer'::text, 'online'::text]))),
  constraint charge_paid_whole CHECK ((((paid_at IS NULL) = (receipt_number IS NULL)) AND ((paid_at IS NULL) = (method IS NULL))))
);

create table payments.receipt_counter (
  unit_id uuid not null,
  year integer not null,
  last_number integer not null,
  constraint receipt_counter_pkey PRIMARY KEY (unit_id, year)
);

create table procedures.package (
  code text not null,
  version text not null,
  definition jsonb not null,
  form jsonb not null,
  process jsonb not null,
  process_bpmn text not null,
  installed_at timestamp with time zone not null,
  files jsonb not null default '{}'::jsonb,
  constraint package_pkey PRIMARY KEY (code, version),
  constraint package_version_check CHECK ((version ~ '^[0-9a-f]{64}$'::text))
);

create table procedures.package_draft (
  id uuid not null,
  code text not null,
  base_version text,
  files jsonb not null,
  revision integer not null default 1,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  updated_at timestamp with time zone not null,
  updated_by uuid not null,
  constraint package_draft_pkey PRIMARY KEY (id),
  constraint package_draft_code_base_version_fkey FOREIGN KEY (code, base_version) REFERENCES procedures.package(code, version)
);

create table procedures.procedure (
  code text not null,
  current_version text,
  name text not null,
  name_en text not null,
  summary text not null,
  sector text not null,
  level text not null,
  service_level text not null,
  applicant_kinds text[] not null,
  life_events text[] not null,
  search_text text not null,
  published_at timestamp with time zone not null,
  information jsonb,
  sector_name text,
  name_key text not null default ''::text,
  constraint procedure_pkey PRIMARY KEY (code),
  constraint procedure_code_current_version_fkey FOREIGN KEY (code, current_version) REFERENCES procedures.package(code, version),
  constraint procedure_says_something CHECK (((current_version IS NOT NULL) OR (information IS NOT NULL)))
);

create table procedures.publication (
  id bigint not null generated always as identity,
  code text not null,
  version text not null,
  published_at timestamp with time zone not null,
  actor_id uuid,
  reason text not null,
  constraint publication_pkey PRIMARY KEY (id),
  constraint publication_code_version_fkey FOREIGN KEY (code, version) REFERENCES procedures.package(code, version)
);

create table procedures.search_word (
  word text not null,
  procedures integer not null,
  constraint search_word_pkey PRIMARY KEY (word)
);

create table queue.desk_day (
  desk_unit_id uuid not null,
  on_day date not null,
  calls integer not null default 0,
  numbers jsonb not null default '{}'::jsonb,
  constraint desk_day_pkey PRIMARY KEY (desk_unit_id, on_day)
);

create table queue.ticket (
  id uuid not null,
  desk_unit_id uuid not null,
  on_day date not null,
  code text not null,
  group_key text not null,
  priority text,
  status text not null default 'waiting'::text,
  taken_at timestamp with time zone not null,
  place bigint not null generated always as identity,
  called_at timestamp with time zone,
  call_order integer,
  call_count integer not null default 0,
  counter text,
  officer_account_id uuid,
  finished_at timestamp with time zone,
  constraint ticket_code UNIQUE (desk_unit_id, on_day, code),
  constraint ticket_pkey PRIMARY KEY (id),
  constraint ticket_desk_unit_id_on_day_fkey FOREIGN KEY (desk_unit_id, on_day) REFERENCES queue.desk_day(desk_unit_id, on_day),
  constraint ticket_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'called'::text, 'done'::text, 'skipped'::text])))
);

create table registry.access (
  id uuid not null,
  at timestamp with time zone not null,
  register text not null,
  subject_kind text not null,
  subject_number text not null,
  reader_id uuid,
  unit_id uuid,
  unit_name text not null,
  post_title text not null,
  purpose text not null,
  article text not null,
  dossier_code text,
  reason text not null default ''::text,
  fields text[] not null,
  outcome text not null,
  flagged boolean not null default false,
  constraint access_pkey PRIMARY KEY (id),
  constraint access_outcome CHECK ((outcome = ANY (ARRAY['found'::text, 'none'::text, 'matched'::text, 'differs'::text, 'unavailable'::text, 'refused'::text]))),
  constraint access_purpose CHECK ((purpose = ANY (ARRAY['own_form'::text, 'intake'::text, 'match'::text, 'dossier'::text, 'verification'::text, 'own_view'::text, 'reasoned'::text, 'exchange'::text, 'keeping'::text, 'sign_on'::text, 'sent'::text, 'kept_bodies'::text]))),
  constraint access_subject_kind CHECK ((subject_kind = ANY (ARRAY['person'::text, 'enterprise'::text])))
);

create table registry.access_alarm (
  id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  reader_id uuid not null,
  register text not null,
  access_id uuid,
  reviewed_at timestamp with time zone,
  reviewed_by uuid,
  review text,
  constraint access_alarm_once UNIQUE (kind, access_id),
  constraint access_alarm_pkey PRIMARY KEY (id),
  constraint access_alarm_access_id_fkey FOREIGN KEY (access_id) REFERENCES registry.access(id),
  constraint access_alarm_kind CHECK ((kind = ANY (ARRAY['enumeration'::text, 'outside_dossier'::text, 'no_dossier_followed'::text]))),
  constraint access_alarm_reviewed CHECK (((reviewed_at IS NULL) = (review IS NULL)))
);

create table registry.access_question (
  id uuid not null,
  access_id uuid not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  question text not null,
  unit_id uuid not null,
  due_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  answered_by uuid,
  answerer_title text,
  answer text,
  constraint access_question_once UNIQUE (access_id),
  constraint access_question_pkey PRIMARY KEY (id),
  constraint access_question_access_id_fkey FOREIGN KEY (access_id) REFERENCES registry.access(id),
  constraint access_question_answered CHECK (((answered_at IS NULL) = (answer IS NULL)))
);

create table registry.duplicate (
  first_id uuid not null,
  second_id uuid not null,
  register text not null,
  rules text[] not null,
  found_at timestamp with time zone not null,
  state text not null default 'open'::text,
  constraint duplicate_pkey PRIMARY KEY (first_id, second_id),
  constraint duplicate_first FOREIGN KEY (first_id) REFERENCES registry.record(id),
  constraint duplicate_second FOREIGN KEY (second_id) REFERENCES registry.record(id),
  constraint duplicate_order CHECK ((first_id < second_id)),
  constraint duplicate_state CHECK ((state = ANY (ARRAY['open'::text, 'merged'::text, 'apart'::text])))
);

create table registry.look_up_count (
  account_id uuid not null,
  kind text not null,
  day date not null,
  looks integer not null,
  misses integer not null,
  last_at timestamp with time zone not null,
  constraint look_up_count_pkey PRIMARY KEY (account_id, kind, day)
);

create table registry.record (
  id uuid not null,
  register text not null,
  data jsonb not null,
  subject_name text not null default ''::text,
  birth_year smallint,
  duplicate_keys text[] not null default '{}'::text[],
  valid_from date not null,
  valid_to date,
  version integer not null,
  merged_into uuid,
  changed_at timestamp with time zone not null,
  search_words tsvector generated always as ((array_to_tsvector(ARRAY[('='::text || register), ('='::text || (COALESCE((birth_year)::integer, 0))::text)]) || to_tsvector('simple'::regconfig, infrastructure.fold(subject_name)))) stored,
  constraint record_pkey PRIMARY KEY (id),
  constraint record_merged_into FOREIGN KEY (merged_into) REFERENCES registry.record(id),
  constraint record_not_in_itself CHECK ((merged_into <> id)),
  constraint record_validity CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint record_version_positive CHECK ((version > 0))
);

create table registry.record_key (
  register text not null,
  kind text not null,
  value text not null,
  record_id uuid not null,
  sole boolean not null,
  constraint record_key_pkey PRIMARY KEY (register, kind, value, record_id),
  constraint record_key_record FOREIGN KEY (record_id) REFERENCES registry.record(id)
);

create table registry.record_merge (
  id uuid not null,
  register text not null,
  winner_id uuid not null,
  loser_id uuid not null,
  filled text[] not null,
  at timestamp with time zone not null,
  by_id uuid,
  reason text not null,
  undone_at timestamp with time zone,
  undone_by_id uuid,
  undone_reason text,
  constraint record_merge_pkey PRIMARY KEY (id),
  constraint record_merge_loser FOREIGN KEY (loser_id) REFERENCES registry.record(id),
  constraint record_merge_winner FOREIGN KEY (winner_id) REFERENCES registry.record(id)
);

create table registry.record_version (
  record_id uuid not null,
  version integer not null,
  kind text not null,
  data jsonb not null,
  valid_from date not null,
  valid_to date,
  at timestamp with time zone not null,
  by_id uuid,
  by_name text not null,
  reason text not null,
  article text not null,
  source_kind text not null,
  source_ref text not null,
  command_id uuid not null,
  constraint record_version_pkey PRIMARY KEY (record_id, version),
  constraint record_version_record FOREIGN KEY (record_id) REFERENCES registry.record(id),
  constraint record_version_kind CHECK ((kind = ANY (ARRAY['create'::text, 'correct'::text, 'end'::text, 'merge'::text, 'merged'::text, 'undo_merge'::text]))),
  constraint record_version_source CHECK ((source_kind = ANY (ARRAY['dossier'::text, 'import'::text, 'desk'::text])))
);

create table shared_files.file (
  owner text not null,
  id uuid not null,
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  readers text[] not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  constraint file_pkey PRIMARY KEY (owner, id)
);

create table workflow.instance (
  subject_kind text not null,
  subject_id uuid not null,
  process_id text not null,
  status text not null,
  state jsonb not null,
  started_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  key text not null default 'main'::text,
  constraint instance_pkey PRIMARY KEY (subject_kind, subject_id, key)
);

CREATE INDEX entry_list ON code_lists.entry USING btree (list, "position");

CREATE INDEX document_exchanged ON correspondence.document USING btree (exchanged_at);

CREATE INDEX document_of_dossier ON correspondence.document USING btree (dossier_code);

CREATE INDEX document_to_send ON correspondence.document USING btree (next_try_at) WHERE (next_try_at IS NOT NULL);

CREATE INDEX status_exchanged ON correspondence.status_message USING btree (exchanged_at);

CREATE INDEX status_to_send ON correspondence.status_message USING btree (next_try_at) WHERE (next_try_at IS NOT NULL);

CREATE INDEX message_waiting ON document_axis_stand_in.message USING btree (sent_at) WHERE (taken_at IS NULL);

CREATE INDEX action_at ON dossiers.action USING btree (at);

CREATE INDEX action_dossier ON dossiers.action USING btree (dossier_id, sequence);

CREATE INDEX action_registration ON dossiers.action USING btree (((content ->> 'registeredOn'::text))) WHERE (kind = 'register_result'::text);

CREATE INDEX action_repeated_request ON dossiers.action USING btree (actor_unit_id, at) WHERE ((kind = 'request_supplement'::text) AND ((content ->> 'repeatReason'::text) <> ''::text));

CREATE INDEX consultation_dossier ON dossiers.consultation USING btree (dossier_id);

CREATE INDEX consultation_unit ON dossiers.consultation USING btree (unit_id, asked_at DESC);

CREATE INDEX dossier_applicant ON dossiers.dossier USING btree (applicant_account_id, submitted_at DESC);

CREATE INDEX dossier_code ON dossiers.dossier USING btree (code);

CREATE INDEX dossier_deciding ON dossiers.dossier USING btree (deciding_unit_id, submitted_at DESC);

CREATE INDEX dossier_finished ON dossiers.dossier USING btree (procedure_code, finished_at) WHERE (finished_at IS NOT NULL);

CREATE INDEX dossier_helped ON dossiers.dossier USING btree (helped_unit_id, received_on) WHERE (helped_unit_id IS NOT NULL);

CREATE UNIQUE INDEX dossier_id ON dossiers.dossier USING btree (id, received_on, received_unit_id);

CREATE INDEX dossier_moved_desk ON dossiers.dossier USING btree (desk_unit_id, submitted_at DESC) WHERE (desk_unit_id <> received_unit_id);

CREATE INDEX dossier_open_version ON dossiers.dossier USING btree (procedure_code, code) WHERE (finished_at IS NULL);

CREATE INDEX dossier_owner ON dossiers.dossier USING btree (owner_account_id, submitted_at DESC);

CREATE INDEX dossier_owner_number ON dossiers.dossier USING btree (owner_number);

CREATE INDEX dossier_owner_search ON dossiers.dossier USING gin (owner_search gin_trgm_ops);

CREATE INDEX dossier_posted ON dossiers.dossier USING btree (desk_unit_id, returned_at) WHERE (((state -> 'postedOut'::text) IS NOT NULL) AND ((state -> 'postedOut'::text) <> 'null'::jsonb));

CREATE INDEX dossier_received ON dossiers.dossier USING btree (received_unit_id, submitted_at DESC);

CREATE INDEX draft_account ON dossiers.draft USING btree (account_id, updated_at DESC) WHERE (submitted_as IS NULL);

CREATE UNIQUE INDEX draft_amends ON dossiers.draft USING btree (account_id, amends) WHERE (submitted_as IS NULL);

CREATE INDEX intake_known_at ON dossiers.intake_known USING btree (at);

CREATE INDEX national_sync_due ON dossiers.national_sync USING btree (next_try_at) WHERE (next_try_at IS NOT NULL);

CREATE UNIQUE INDEX national_sync_portal_code ON dossiers.national_sync USING btree (portal_code) WHERE (portal_code IS NOT NULL);

CREATE INDEX open_task_assignee ON dossiers.open_task USING btree (assignee_id) WHERE (assignee_id IS NOT NULL);

CREATE INDEX open_task_dossier ON dossiers.open_task USING btree (dossier_id);

CREATE INDEX open_task_late_step ON dossiers.open_task USING btree (step_due_at) WHERE ((escalated_at IS NULL) AND (NOT waiting) AND (step_due_at IS NOT NULL));

CREATE INDEX open_task_unpaid ON dossiers.open_task USING btree (received_unit_id) WHERE (status = 6);

CREATE INDEX open_task_work_list ON dossiers.open_task USING btree (unit_id, role, waiting, due_at, opened_at, dossier_code) INCLUDE (due_on, assignee_id, procedure_code, channel, owner_search);

CREATE INDEX supplied_document_dossier ON dossiers.supplied_document USING btree (dossier_id, supplied_at);

CREATE INDEX task_done_dossier ON dossiers.task_done USING btree (dossier_id, opened_at);

CREATE INDEX task_done_unit ON dossiers.task_done USING btree (unit_id, closed_at);

CREATE INDEX timer_due ON dossiers.timer USING btree (due_at);

CREATE INDEX access_grant_by_change ON exchange.access_grant USING btree (changed_at, id);

CREATE UNIQUE INDEX access_grant_living ON exchange.access_grant USING btree (consumer_id, service_id) WHERE (state = ANY (ARRAY['requested'::text, 'agreed'::text, 'active'::text, 'suspended'::text]));

CREATE INDEX access_grant_of_service ON exchange.access_grant USING btree (service_id);

CREATE INDEX access_grant_to_review ON exchange.access_grant USING btree (reviewed_at) WHERE (state = 'active'::text);

CREATE INDEX acme_account_by_acme_key ON exchange.acme_account USING btree (acme_key_id);

CREATE INDEX acme_account_of_system ON exchange.acme_account USING btree (system_id) WHERE (state = 'valid'::text);

CREATE INDEX acme_key_of_system ON exchange.acme_key USING btree (system_id) WHERE (removed_at IS NULL);

CREATE INDEX acme_order_ends ON exchange.acme_order USING btree (ends_at) WHERE (serial IS NULL);

CREATE INDEX acme_order_of_account ON exchange.acme_order USING btree (account_id);

CREATE INDEX acme_used_nonce_ends ON exchange.acme_used_nonce USING btree (ends_at);

CREATE INDEX alert_notice_due ON exchange.alert_notice USING btree (next_at) WHERE (next_at IS NOT NULL);

CREATE UNIQUE INDEX alert_open ON exchange.alert USING btree (kind, subject) WHERE (cleared_at IS NULL);

CREATE INDEX alert_raised ON exchange.alert USING btree (raised_at DESC);

CREATE INDEX call_figure_of_service ON exchange.call_figure USING btree (service, hour);

CREATE INDEX certificate_request_of_system ON exchange.certificate_request USING btree (system_id, asked_at DESC);

CREATE UNIQUE INDEX certificate_request_waiting ON exchange.certificate_request USING btree (system_id) WHERE (state = 'waiting'::text);

CREATE INDEX connection_trial_asked_at ON exchange.connection_trial USING btree (asked_at);

CREATE INDEX connection_trial_of_asker ON exchange.connection_trial USING btree (asked_by, asked_at);

CREATE INDEX connection_trial_of_grant ON exchange.connection_trial USING btree (grant_id, asked_at DESC);

CREATE UNIQUE INDEX connection_trial_open ON exchange.connection_trial USING btree (grant_id) WHERE (state = 'open'::text);

CREATE INDEX connection_trial_to_take ON exchange.connection_trial USING btree (asked_at) WHERE (state = 'open'::text);

CREATE INDEX credential_not_after ON exchange.credential USING btree (not_after) WHERE (revoked_at IS NULL);

CREATE INDEX credential_of_system ON exchange.credential USING btree (system_id) WHERE (revoked_at IS NULL);

CREATE INDEX credential_revoked ON exchange.credential USING btree (not_after) WHERE ((revoked_at IS NOT NULL) AND (kind = 'certificate'::text));

CREATE INDEX decoy_key_of_system ON exchange.decoy_key USING btree (system_id) WHERE (removed_at IS NULL);

CREATE INDEX delivery_dead ON exchange.delivery USING btree (settled_at DESC) WHERE (state = ANY (ARRAY['dead'::text, 'expired'::text, 'refused'::text]));

CREATE INDEX delivery_expiring ON exchange.delivery USING btree (expires_at) WHERE (state = 'waiting'::text);

CREATE INDEX delivery_of ON exchange.delivery USING btree (sender_id, message_id);

CREATE INDEX delivery_sequence ON exchange.delivery USING btree (recipient_id, key, sender_id, topic_id, id) WHERE (state = 'waiting'::text);

CREATE INDEX delivery_waiting ON exchange.delivery USING btree (recipient_id, next_at, id) WHERE (state = 'waiting'::text);

CREATE UNIQUE INDEX first_answer_attempt ON exchange.first_answer USING btree (attempt);

CREATE INDEX first_answer_expires ON exchange.first_answer USING btree (expires_at);

CREATE INDEX grant_step_of_grant ON exchange.grant_step USING btree (grant_id, id);

CREATE INDEX issued_certificate_by_key ON exchange.issued_certificate USING btree (key_thumbprint);

CREATE INDEX issued_certificate_of_authority ON exchange.issued_certificate USING btree (authority_id, not_after);

CREATE INDEX issued_certificate_of_system ON exchange.issued_certificate USING btree (system_id, not_after);

CREATE INDEX log_entry_at ON exchange.log_entry USING btree (at DESC, gateway_id, seq);

CREATE INDEX log_entry_leaked_key ON exchange.log_entry USING btree (at) WHERE (outcome = ANY (ARRAY['decoy_shown'::text, 'dead_key_shown'::text]));

CREATE INDEX log_entry_of_composed ON exchange.log_entry USING btree (composed_call, at DESC) WHERE (composed_call IS NOT NULL);

CREATE INDEX log_entry_of_consumer ON exchange.log_entry USING btree (consumer, at DESC);

CREATE INDEX log_entry_of_dossier ON exchange.log_entry USING btree (dossier_code, at DESC) WHERE (dossier_code IS NOT NULL);

CREATE INDEX log_entry_of_service ON exchange.log_entry USING btree (service, at DESC);

CREATE INDEX log_entry_of_subject ON exchange.log_entry USING btree (subject_key, at DESC) WHERE (subject_key IS NOT NULL);

CREATE INDEX management_entry_unsealed ON exchange.management_entry USING btree (seq) WHERE (sealed_by IS NULL);

CREATE INDEX message_expires ON exchange.message USING btree (expires_at);

CREATE INDEX message_in_stream ON exchange.message USING btree (stream_sequence) WHERE (stream_sequence > 0);

CREATE INDEX message_to_stream ON exchange.message USING btree (number) WHERE (stream_sequence IS NULL);

CREATE UNIQUE INDEX planned_stop_living ON exchange.planned_stop USING btree (service_id) WHERE (state = ANY (ARRAY['announced'::text, 'under_way'::text]));

CREATE INDEX proposal_of_proposer ON exchange.proposal USING btree (proposed_by, proposed_at DESC);

CREATE INDEX proposal_open ON exchange.proposal USING btree (proposed_at) WHERE (state = ANY (ARRAY['waiting'::text, 'urgent'::text]));

CREATE INDEX proposal_past ON exchange.proposal USING btree (settled_at DESC) WHERE (settled_at IS NOT NULL);

CREATE UNIQUE INDEX proposal_waiting ON exchange.proposal USING btree (digest) WHERE (state = 'waiting'::text);

CREATE INDEX service_composed ON exchange.service USING btree (code) WHERE (settings ? 'composition'::text);

CREATE UNIQUE INDEX account_personal_id ON identity.account USING btree (personal_id) WHERE (kind = 'citizen'::text);

CREATE UNIQUE INDEX account_tax_code ON identity.account USING btree (tax_code) WHERE (kind = 'enterprise'::text);

CREATE INDEX session_account ON identity.session USING btree (account_id);

CREATE INDEX session_expires_at ON identity.session USING btree (expires_at);

CREATE INDEX sign_on_record_expires ON identity.sign_on_record USING btree (expires_at);

CREATE INDEX sign_on_record_of_grant ON identity.sign_on_record USING btree (grant_key) WHERE (grant_key IS NOT NULL);

CREATE INDEX sign_on_record_of_uid ON identity.sign_on_record USING btree (uid) WHERE (uid IS NOT NULL);

CREATE INDEX audit_actor ON infrastructure.audit USING btree (actor_id, at);

CREATE INDEX audit_subject ON infrastructure.audit USING btree (subject_kind, subject_id, at);

CREATE INDEX command_done_at ON infrastructure.command USING btree (done_at);

CREATE INDEX registration_of_person ON ministry_stand_in.registration USING btree (personal_id) WHERE (personal_id IS NOT NULL);

CREATE INDEX delivery_notice ON notifications.delivery USING btree (notice_id);

CREATE INDEX delivery_pending ON notifications.delivery USING btree (next_attempt_at) WHERE (next_attempt_at IS NOT NULL);

CREATE INDEX notice_account ON notifications.notice USING btree (account_id, created_at DESC) WHERE (account_id IS NOT NULL);

CREATE INDEX absence_stand_in ON organisation.absence USING btree (stand_in_id, valid_to) WHERE (ended_at IS NULL);

CREATE INDEX area_parent ON organisation.area USING btree (parent_code);

CREATE INDEX area_search ON organisation.area USING gin (infrastructure.fold(name) gin_trgm_ops);

CREATE INDEX desk_service_desk ON organisation.desk_service USING btree (desk_unit_id);

CREATE INDEX post_holding_account ON organisation.post_holding USING btree (account_id);

CREATE INDEX post_unit ON organisation.post USING btree (unit_id);

CREATE UNIQUE INDEX reorganisation_day ON organisation.reorganisation USING btree (effective_on);

CREATE INDEX unit_kind ON organisation.unit USING btree (kind);

CREATE INDEX unit_version_area ON organisation.unit_version USING btree (area_code);

CREATE INDEX unit_version_parent ON organisation.unit_version USING btree (parent_unit_id);

CREATE INDEX unit_version_search ON organisation.unit_version USING gin (infrastructure.fold(name) gin_trgm_ops);

CREATE INDEX paper_subject ON papers.paper USING btree (subject_kind, subject_id, created_at);

CREATE INDEX paper_to_render ON papers.paper USING btree (render_after) WHERE (render_after IS NOT NULL);

CREATE INDEX upload_account ON papers.upload USING btree (account_id, created_at);

CREATE INDEX payment_settled ON payment_platform_stand_in.payment USING btree (settled_at) WHERE (settled_at IS NOT NULL);

CREATE INDEX attempt_bill_to_fetch ON payments.attempt USING btree (bill_ask_at) WHERE (bill_ask_at IS NOT NULL);

CREATE INDEX attempt_of_charge ON payments.attempt USING btree (charge_id);

CREATE UNIQUE INDEX attempt_open ON payments.attempt USING btree (charge_id) WHERE (state = 'begun'::text);

CREATE INDEX attempt_to_ask ON payments.attempt USING btree (ask_at) WHERE (ask_at IS NOT NULL);

CREATE INDEX attempt_to_refund ON payments.attempt USING btree (charge_id) WHERE (refund_due AND (refunded_at IS NULL));

CREATE INDEX attempt_transacted ON payments.attempt USING btree (transacted_at) WHERE (state = 'paid'::text);

CREATE INDEX charge_takings ON payments.charge USING btree (unit_id, paid_on) WHERE (paid_at IS NOT NULL);

CREATE INDEX package_draft_code ON procedures.package_draft USING btree (code, updated_at DESC);

CREATE INDEX procedure_in_order ON procedures.procedure USING btree (((current_version IS NULL)), name);

CREATE INDEX procedure_search ON procedures.procedure USING gin (search_text gin_trgm_ops) WITH (fastupdate=off);

CREATE INDEX procedure_sector ON procedures.procedure USING btree (sector, name);

CREATE INDEX procedure_service_level ON procedures.procedure USING btree (service_level);

CREATE INDEX publication_code ON procedures.publication USING btree (code, id DESC);

CREATE INDEX ticket_called ON queue.ticket USING btree (desk_unit_id, on_day, call_order DESC) WHERE (call_order IS NOT NULL);

CREATE INDEX ticket_served ON queue.ticket USING btree (desk_unit_id, group_key, finished_at DESC) WHERE (status = 'done'::text);

CREATE INDEX ticket_waiting ON queue.ticket USING btree (desk_unit_id, on_day, place) WHERE (status = 'waiting'::text);

CREATE INDEX access_alarm_open ON registry.access_alarm USING btree (at DESC) WHERE (reviewed_at IS NULL);

CREATE INDEX access_intake ON registry.access USING btree (at) WHERE (purpose = 'intake'::text);

CREATE INDEX access_of_subject ON registry.access USING btree (subject_kind, subject_number, at DESC, id DESC);

CREATE INDEX access_of_unit_flagged ON registry.access USING btree (unit_id, at DESC) WHERE flagged;

CREATE INDEX access_question_open ON registry.access_question USING btree (unit_id, due_at) WHERE (answered_at IS NULL);

CREATE INDEX duplicate_of_second ON registry.duplicate USING btree (second_id);

CREATE INDEX duplicate_open ON registry.duplicate USING btree (register, found_at) WHERE (state = 'open'::text);

CREATE INDEX record_duplicate_keys ON registry.record USING gin (duplicate_keys);

CREATE INDEX record_key_of_record ON registry.record_key USING btree (record_id);

CREATE UNIQUE INDEX record_key_sole ON registry.record_key USING btree (register, kind, value) WHERE sole;

CREATE INDEX record_merge_of_winner ON registry.record_merge USING btree (winner_id) WHERE (undone_at IS NULL);

CREATE INDEX record_of_register ON registry.record USING btree (register, id);

CREATE INDEX record_search ON registry.record USING gin (search_words);

CREATE UNIQUE INDEX record_version_command ON registry.record_version USING btree (command_id, record_id);

CREATE INDEX file_content ON shared_files.file USING btree (sha256);

CREATE INDEX file_expires ON shared_files.file USING btree (expires_at);

CREATE TRIGGER access_grant_changed AFTER INSERT OR DELETE OR UPDATE ON exchange.access_grant FOR EACH STATEMENT EXECUTE FUNCTION infrastructure.tell_change('exchange');

CREATE TRIGGER certificate_authority_changed AFTER INSERT OR DELETE OR UPDATE ON exchange.certificate_authority FOR EACH STATEMENT EXECUTE FUNCTION infrastructure.tell_change('certificate_authority');

CREATE TRIGGER credential_changed AFTER INSERT OR DELETE OR UPDATE ON exchange.credential FOR EACH STATEMENT EXECUTE FUNCTION infrastructure.tell_change('exchange');

CREATE TRIGGER decoy_key_changed AFTER INSERT OR DELETE OR UPDATE ON exchange.decoy_key FOR EACH STATEMENT EXECUTE FUNCTION infrastructure.tell_change('exchange');

CREATE CONSTRAINT TRIGGER management_entry_numbered AFTER INSERT ON exchange.management_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.seq IS NULL)) EXECUTE FUNCTION exchange.number_management_entry();

CREATE TRIGGER service_changed AFTER INSERT OR DELETE OR UPDATE ON exchange.service FOR EACH STATEMENT EXECUTE FUNCTION infrastructure.tell_change('exchange');

CREATE TRIGGER system_changed AFTER INSERT OR DELETE OR UPDATE ON exchange.system FOR EACH STATEMENT EXECUTE FUNCTION infrastructure.tell_change('exchange');

CREATE TRIGGER system_state_since BEFORE UPDATE OF state ON exchange.system FOR EACH ROW WHEN ((old.state IS DISTINCT FROM new.state)) EXECUTE FUNCTION exchange.note_state_since();

CREATE TRIGGER topic_changed AFTER INSERT OR DELETE OR UPDATE ON exchange.topic FOR EACH STATEMENT EXECUTE FUNCTION infrastructure.tell_change('exchange');

CREATE TRIGGER topic_right_changed AFTER INSERT OR DELETE OR UPDATE ON exchange.topic_right FOR EACH STATEMENT EXECUTE FUNCTION infrastructure.tell_change('exchange');

CREATE TRIGGER absence_told AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON organisation.absence FOR EACH STATEMENT EXECUTE FUNCTION infrastructure.tell_change('organisation');

CREATE TRIGGER area_told AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON organisation.area FOR EACH STATEMENT EXECUTE FUNCTION infrastructure.tell_change('organisation');

CREATE TRIGGER desk_service_told AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON organisation.desk_service FOR EACH STATEMENT EXECUTE FUNCTION infrastructure.tell_change('organisation');

CREATE TRIGGER post_told AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON organisation.post FOR EACH STATEMENT EXECUTE FUNCTION infrastructure.tell_change('organisation');

CREATE TRIGGER post_holding_told AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON organisation.post_holding FOR EACH STATEMENT EXECUTE FUNCTION infrastructure.tell_change('organisation');

CREATE TRIGGER regime_period_told AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON organisation.regime_period FOR EACH STATEMENT EXECUTE FUNCTION infrastructure.tell_change('organisation');

CREATE TRIGGER succession_told AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON organisation.succession FOR EACH STATEMENT EXECUTE FUNCTION infrastructure.tell_change('organisation');

CREATE TRIGGER unit_told AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON organisation.unit FOR EACH STATEMENT EXECUTE FUNCTION infrastructure.tell_change('organisation');

CREATE TRIGGER unit_version_told AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON organisation.unit_version FOR EACH STATEMENT EXECUTE FUNCTION infrastructure.tell_change('organisation');

comment on table code_lists.entry is 'Danh mục dùng chung: mã, tên và thời gian hiệu lực của từng mục';

comment on column code_lists.entry.position is 'Thứ tự trình bày trong danh mục';

comment on column code_lists.entry.valid_to is 'Ngày cuối cùng còn hiệu lực; để trống khi chưa thay đổi';

comment on column code_lists.entry.attributes is 'Thuộc tính riêng của danh mục, ví dụ mã tương ứng ở hệ thống khác';

comment on table code_lists.told is 'Danh mục như đã báo cho các hệ thống khác: mã và tên các mục đang có hiệu lực';

comment on table correspondence.document is 'Văn bản điện tử đi, đến qua trục liên thông văn bản quốc gia';

comment on column correspondence.document.document_code is 'DocumentId: mã đơn vị, ngày ban hành, số/ký hiệu';

comment on column correspondence.document.made_for is 'Lần hỏi mà văn bản đi được lập cho; một lần hỏi chỉ có một văn bản';

comment on column correspondence.document.state is 'Đi: waiting, sent, refused, cancelled; đến: taken (đã ghi vào hồ sơ), held (chờ người xem), refused (đã từ chối)';

comment on column correspondence.document.status is 'Trạng thái xử lý gần nhất do bên nhận báo (01–06)';

comment on column correspondence.document.raw_sha256 is 'Văn bản đến nguyên như đã nhận, trong kho tệp';

comment on table correspondence.status_message is 'Trạng thái xử lý văn bản, gửi đi và nhận về; mỗi trạng thái của một văn bản một lần';

comment on column correspondence.status_message.is_applied is 'Sai khi trạng thái đến không đúng trình tự: chỉ ghi lại';

comment on table document_axis_stand_in.message is 'Trục liên thông văn bản quốc gia (mô phỏng): văn bản và trạng thái đang chuyển, đã chuyển';

comment on column document_axis_stand_in.message.status_code is 'Mã trạng thái; trống với văn bản';

comment on table dossiers.action is 'Nhật ký thao tác của hồ sơ; chỉ thêm, mỗi dòng mang mã băm nối với dòng trước';

comment on table dossiers.code_counter is 'Số thứ tự hồ sơ trong ngày của mỗi cơ quan; cấp liên tục, không nhảy số';

comment on table dossiers.consultation is 'Yêu cầu phối hợp gửi từng cơ quan, tính từ nhật ký thao tác; để cơ quan phối hợp tìm và thống kê';

comment on table dossiers.dossier is 'Hồ sơ thủ tục hành chính: trạng thái hiện tại, tính từ nhật ký thao tác';

comment on column dossiers.dossier.received_unit_id is 'Nơi tiếp nhận (bộ phận một cửa); không đổi';

comment on column dossiers.dossier.received_on is 'Ngày nhận hồ sơ; không đổi';

comment on column dossiers.dossier.helped_unit_id is 'Nơi hỗ trợ người dân nộp, nếu có';

comment on column dossiers.dossier.deciding_unit_id is 'Cơ quan có thẩm quyền giải quyết; có thể đổi khi sáp nhập';

comment on column dossiers.dossier.owner_number is 'Số định danh hoặc mã số thuế của chủ hồ sơ';

comment on column dossiers.dossier.status is 'Trạng thái quốc gia 1–10';

comment on column dossiers.dossier.due_on is 'Ngày hẹn trả theo luật; chậm hay không tính theo ngày';

comment on column dossiers.dossier.due_at is 'Giờ hẹn trả';

comment on column dossiers.dossier.revision is 'Số thao tác đã có; thao tác mới phải biết đúng số này (khóa lạc quan)';

comment on column dossiers.dossier.last_hash is 'Mã băm của thao tác cuối trong chuỗi';

comment on column dossiers.dossier.state is 'Phần còn lại của trạng thái: các bên, thời hạn, bổ sung, phí, kết quả';

comment on column dossiers.dossier.desk_unit_id is 'Bộ phận một cửa đang giữ hồ sơ: nơi đã tiếp nhận, hoặc nơi kế thừa sau sắp xếp';

comment on table dossiers.draft is 'Bản khai đang soạn, lưu dần khi người dân nhập';

comment on column dossiers.draft.submitted_as is 'Mã hồ sơ sau khi nộp; bản khai đã nộp không sửa được nữa';

comment on column dossiers.draft.amends is 'Mã hồ sơ được bổ sung hoặc điều chỉnh; null for a new dossier';

comment on table dossiers.follow is 'Cán bộ theo dõi hồ sơ; không cho thêm quyền xem';

comment on table dossiers.intake_known is 'Dữ liệu tra cứu được khi đang tiếp nhận tại quầy; xóa sau hai ngày';

comment on column dossiers.intake_known.party is 'Người đứng tại quầy: đã tra số nào, lúc nào, cơ sở dữ liệu trả lời gì';

comment on column dossiers.intake_known.covers is 'Điều Nhà nước đã có thay cho giấy tờ của người đứng tại quầy, theo mã thành phần hồ sơ';

comment on table dossiers.national_position is 'Đã xem nhật ký thao tác đến đâu để đồng bộ lên Cổng Dịch vụ công quốc gia';

comment on table dossiers.national_sync is 'Đồng bộ với Cổng Dịch vụ công quốc gia: mỗi hồ sơ đã báo đến thao tác nào';

comment on column dossiers.national_sync.portal_code is 'Mã hồ sơ do Cổng Dịch vụ công quốc gia đặt, khi nộp tại đó';

comment on column dossiers.national_sync.revision is 'Số thao tác đã thấy';

comment on column dossiers.national_sync.told is 'Số thao tác đã báo; nhỏ hơn revision là chưa khớp';

comment on column dossiers.national_sync.since is 'Chưa khớp từ lúc nào';

comment on column dossiers.national_sync.next_try_at is 'Lần thử tiếp theo; để trống khi đã khớp';

comment on column dossiers.national_sync.fault is 'Vì sao lần gửi gần nhất không được';

comment on table dossiers.open_task is 'Việc đang chờ làm; đổi trong cùng giao dịch với thao tác sinh ra nó';

comment on column dossiers.open_task.step_due_at is 'Hạn của bước theo quy trình nội bộ';

comment on column dossiers.open_task.waiting is 'Đang chờ người dân (bổ sung, nộp phí): không ai phải làm gì';

comment on column dossiers.open_task.instance is 'main: cơ quan chủ trì; mã cơ quan phối hợp; opinion: xin ý kiến đồng nghiệp';

comment on column dossiers.open_task.partner is 'Cơ quan phối hợp mà việc này liên quan (mã trong gói thủ tục)';

comment on column dossiers.open_task.opened_by is 'Thao tác (sequence) đã chuyển hồ sơ đến việc này';

comment on column dossiers.open_task.received_at is 'Lúc người nhận mở hồ sơ lần đầu (đã nhận)';

comment on column dossiers.open_task.escalated_at is 'Lúc đã báo người phụ trách rằng bước quá thời gian của bước';

comment on column dossiers.open_task.owner_search is 'Tên chủ hồ sơ không dấu, chữ thường, để tìm trong danh sách';

comment on table dossiers.supplied_document is 'Giấy tờ đã nộp: tệp điện tử hoặc số bản giấy nhận tại quầy';

comment on column dossiers.supplied_document.round is '0 lần nộp đầu, 1… các lần bổ sung';

comment on column dossiers.supplied_document.cover is 'Dữ liệu, kết quả hoặc giấy tờ đã có thay cho giấy tờ này; để trống là người nộp đã nộp';

comment on table dossiers.task_done is 'Việc đã xong: ai đã giữ hồ sơ, từ lúc nào đến lúc nào; cùng open_task là sổ giao nhận';

comment on table dossiers.timer is 'Hẹn giờ của hồ sơ: việc hệ thống phải làm khi đến lúc, trừ khi hồ sơ đã đi tiếp';

comment on column dossiers.timer.retry_at is 'Lần làm trước bị lỗi; chưa làm lại trước lúc này';

comment on table dossiers.visit is 'Ai đang mở, đã xem hồ sơ đến thao tác nào (để báo người đang xử lý và phần mới)';

comment on table exchange.access_grant is 'Quyền khai thác: hệ thống nào được gọi thao tác nào, nhận trường nào, vì sao, đến khi nào';

comment on column exchange.access_grant.fields is 'Các trường được nhận; để trống là mọi trường của hợp đồng (chỉ với dịch vụ không có dữ liệu cá nhân)';

comment on column exchange.access_grant.row_scope is 'Phạm vi bản ghi: {field, values}, chỉ những bản ghi có trường mang một trong các giá trị';

comment on column exchange.access_grant.hours is 'Giờ được gọi trong ngày: {from, to}, giờ Việt Nam; để trống là mọi giờ';

comment on column exchange.access_grant.tests is 'Kiểm thử của bên khai thác: câu hỏi và điều phải có trong câu trả lời';

comment on column exchange.access_grant.priority is 'Mức ưu tiên: counter là phục vụ người đang chờ tại quầy, trên mạng; bulk là xử lý hàng loạt, chỉ được một phần số chỗ của bên cung cấp';

comment on column exchange.access_grant.reviewed_at is 'Lúc cơ quan giữ dữ liệu xác nhận lần gần nhất; ban đầu là lúc cấp quyền';

comment on column exchange.access_grant.review_told_at is 'Lúc đã báo cơ quan giữ dữ liệu về kỳ rà soát tới';

comment on column exchange.access_grant.calls_at_review is 'Tổng số lượt đã gọi tới lúc xác nhận; lượt từ đó là phần hơn';

comment on table exchange.acme_account is 'Tài khoản ACME của một hệ thống: chỉ xin được chứng thư mang tên hệ thống ấy';

comment on column exchange.acme_account.key_thumbprint is 'RFC 7638, SHA-256';

comment on table exchange.acme_key is 'Khóa ghép tài khoản ACME (external account binding, RFC 8555 mục 7.3.4) với một hệ thống; hiện một lần, giữ đã mã hóa vì phải kiểm tra HMAC';

comment on table exchange.acme_order is 'Lần xin chứng thư theo ACME; có số hiệu là đã cấp xong';

comment on table exchange.acme_used_nonce is 'Số dùng một lần đã dùng, giữ đến khi chính nó hết hạn; số chưa dùng không lưu ở đâu (tự mang hạn và chữ ký)';

comment on table exchange.alert is 'Cảnh báo của nền tảng tích hợp: đang có (chưa có cleared_at) và lịch sử';

comment on column exchange.alert.subject is 'Điều được cảnh báo: dịch vụ, hệ thống, cổng hoặc quyền khai thác, bằng mã';

comment on column exchange.alert.detail is 'Số liệu lúc thấy gần nhất; không có dữ liệu cá nhân';

comment on table exchange.alert_notice is 'Lần báo một cảnh báo tới một nơi nhận; next_at trống là thôi không gửi nữa hoặc đã gửi';

comment on table exchange.alert_recipient is 'Nơi nhận cảnh báo: thư điện tử hoặc địa chỉ nhận thông điệp có chữ ký';

comment on table exchange.alert_silence is 'Tạm không báo một cảnh báo đến một lúc, vì sao và ai quyết định; cảnh báo vẫn được ghi';

comment on table exchange.body_key is 'Khóa nội dung của từng ngày (giờ Việt Nam): nội dung trao đổi được lưu trong ngày niêm phong bằng khóa này; hết thời hạn lưu thì xóa khóa';

comment on column exchange.body_key.sealed_key is 'Khóa ngẫu nhiên, tự nó được niêm phong bằng khóa của hệ thống';

comment on table exchange.call_figure is 'Số lượt gọi từng giờ của từng bên gọi tới từng dịch vụ, theo nhóm thời gian trả lời; cộng từ nhật ký khi chuyển về';

comment on column exchange.call_figure.bucket is 'Nhóm thời gian trả lời: nhóm n từ 1,1 mũ n mili giây';

comment on column exchange.call_figure.refused is 'Lượt bị từ chối hoặc lỗi vì bên gọi, hoặc có trạng thái từ 400';

comment on column exchange.call_figure.failed is 'Trong đó: lượt lỗi vì bên cung cấp';

comment on table exchange.certificate_authority is 'Nơi cấp chứng thư của nền tảng cho các hệ thống kết nối; cổng tin chứng thư do các nơi cấp ở đây ký';

comment on column exchange.certificate_authority.id is '16 chữ số đầu của SHA-256 của chứng thư nơi cấp, có trong địa chỉ công khai';

comment on column exchange.certificate_authority.certificates is 'PEM: chứng thư của nơi cấp, rồi các chứng thư cấp trên';

comment on column exchange.certificate_authority.sealed_key is 'Khóa riêng, đã mã hóa; để trống khi khóa được đưa vào bằng cài đặt';

comment on table exchange.certificate_request is 'Yêu cầu cấp chứng thư (PKCS#10): hệ thống chưa có chứng thư còn hiệu lực do nền tảng cấp thì chờ cơ quan quản lý duyệt';

comment on column exchange.certificate_request.key_mark is 'Dấu khóa: 16 chữ số đầu của SHA-256 của khóa công khai, để người duyệt hỏi lại cơ quan chủ quản';

comment on table exchange.connection_trial is 'Lượt thử kết nối của một quyền khai thác: ai hỏi, cổng nào thử, từng bước ra sao; giữ theo quy tắc của tỉnh rồi xóa';

comment on column exchange.connection_trial.asked_by is 'Tài khoản đã hỏi; để trống khi hỏi bằng lệnh của người vận hành';

comment on column exchange.connection_trial.idle_since is 'Từ lúc này không cổng nào đang thử; khi đang thử là thời điểm sắp tới, được dời đi chừng nào cổng còn chạy. Theo đồng hồ của cơ sở dữ liệu';

comment on column exchange.connection_trial.waits_seconds is 'Không ai nhận trong bấy nhiêu giây thì thôi chờ';

comment on column exchange.connection_trial.attempt is 'Lần thử đang giữ lượt này; chỉ lần này được ghi';

comment on column exchange.connection_trial.steps is 'Các bước: tên, kết quả, mã điều đã thấy và số liệu; không có dữ liệu cá nhân, không có nội dung trả lời của bên cung cấp';

comment on table exchange.credential is 'Khóa, chứng thư của hệ thống: khóa bí mật (chỉ giữ mã băm), chứng thư TLS, khóa công khai ký mục đích';

comment on column exchange.credential.thumbprint is 'SHA-256 của chứng thư, base64url (RFC 8705)';

comment on table exchange.day_count is 'Ngày đã công bố số liệu: bao nhiêu hệ thống, dịch vụ, quyền khai thác đang có hiệu lực lúc công bố';

comment on column exchange.day_count.systems is 'Trống với ngày đã qua từ trước lần công bố đầu tiên: không đếm lại được';

comment on table exchange.day_figure is 'Số lượt gọi trong ngày của từng cơ quan tới từng dịch vụ chính thức, để công bố; tên như lúc công bố';

comment on column exchange.day_figure.failed is 'Lượt lỗi vì bên cung cấp';

comment on column exchange.day_figure.times is 'Số lượt theo nhóm thời gian trả lời: {nhóm: số lượt}, nhóm như ở call_figure';

comment on table exchange.decoy_key is 'Khóa bẫy: trông như khóa bí mật của hệ thống, không mở được gì; ai đưa ra thì đã lấy nó ở nơi đặt';

comment on column exchange.decoy_key.placed is 'Nơi đặt, để biết chỗ nào đã lộ';

comment on table exchange.delivery is 'Việc giao một thông điệp cho một bên nhận: chờ, đã nhận, bị từ chối, hết hạn, hoặc hỏng phải xử lý tay';

comment on column exchange.delivery.replays is 'Đã tự gửi lại theo quy tắc bấy nhiêu lần; gửi lại bằng tay thì đếm lại từ đầu';

comment on table exchange.first_answer is 'Câu trả lời đầu của lệnh có khóa chống gửi trùng (Idempotency-Key): giữ theo giờ của dịch vụ, rồi xóa';

comment on column exchange.first_answer.key_digest is 'HMAC của khóa; khóa không được lưu';

comment on column exchange.first_answer.question_digest is 'HMAC của câu hỏi (địa chỉ, tiêu đề HTTP có tên trong hợp đồng, nội dung): cùng khóa với câu hỏi khác thì bị từ chối';

comment on column exchange.first_answer.attempt is 'Lần gửi tới bên cung cấp đang giữ khóa; chỉ lần này được đổi dòng';

comment on column exchange.first_answer.state is 'Đang gửi; đã có câu trả lời; không biết bên cung cấp đã làm hay chưa';

comment on column exchange.first_answer.under_way_until is 'Sau thời điểm này lần gửi coi như đã chết (cổng bị ngắt): không biết kết quả';

comment on column exchange.first_answer.answer is 'Câu trả lời đã niêm phong (AES-256-GCM); trống khi không giữ: tệp, hoặc quá lớn';

comment on table exchange.gateway is 'Các cổng tích hợp: mỗi cổng có nhật ký riêng và khóa ký riêng';

comment on table exchange.grant_agreement is 'Văn bản thoả thuận kết nối, chia sẻ dữ liệu của một quyền khai thác';

comment on column exchange.grant_agreement.agencies is 'Tên các cơ quan ký';

comment on column exchange.grant_agreement.sha256 is 'Mã băm của tệp văn bản trong kho tệp';

comment on column exchange.grant_agreement.size_bytes is 'Trống khi chỉ biết mã băm từ tệp khai báo kết nối mà tệp chưa được gửi tới đây';

comment on column exchange.grant_agreement.signatures is 'Các chữ ký số của tệp: người ký, nơi cấp chứng thư, nội dung còn nguyên hay không; trống khi chưa đọc được tệp';

comment on table exchange.grant_step is 'Các bước của một quyền khai thác: ai xin, ai đồng ý, ai cấp, ai tạm ngừng và vì sao; chỉ ghi thêm';

comment on table exchange.grant_use is 'Phần nào của một quyền khai thác có dùng: số lượt và lần cuối của từng thao tác, từng trường; cộng từ nhật ký khi chuyển về';

comment on column exchange.grant_use.name is 'Mã thao tác hoặc tên trường; dấu * ở phần field là câu trả lời không ghi trường nào đã đưa (không phải dữ liệu cá nhân)';

comment on table exchange.issued_certificate is 'Chứng thư do nền tảng cấp; thu hồi hay chưa là ở exchange.credential và trạng thái của hệ thống';

comment on column exchange.issued_certificate.serial is 'Số hiệu, 32 chữ số thập lục phân';

comment on column exchange.issued_certificate.key_thumbprint is 'SHA-256 của khóa công khai: khóa của chứng thư đã thu hồi, hoặc của hệ thống khác, không được cấp lại';

comment on table exchange.log_entry is 'Nhật ký trao đổi chuyển về từ các cổng để tra cứu; bản gốc có niêm phong ở thư mục của từng cổng';

comment on column exchange.log_entry.subject_key is 'HMAC của số định danh người được khai thác, để tìm mọi lượt của một người mà không lưu số';

comment on column exchange.log_entry.entry is 'Dòng nhật ký nguyên văn, để kiểm chứng';

comment on column exchange.log_entry.purpose is 'Mục đích của lượt có dữ liệu cá nhân: hồ sơ đang mở, tự khai, tiếp nhận tại quầy, hệ thống gửi đi, phá rào khẩn cấp; trống ở lượt khác và lượt ghi trước khi có cột này';

comment on column exchange.log_entry.composed_call is 'Lượt gọi ghép mà dòng này thuộc về: chính nó, hoặc lượt gọi đã hỏi nó làm một thành phần';

comment on column exchange.log_entry.composed_part is 'Tên thành phần trong câu trả lời ghép; để trống ở chính lượt gọi ghép và ở lượt gọi thường';

comment on column exchange.log_entry.bodies is 'Ngày của khóa niêm phong nội dung trao đổi được lưu; left_out khi không có khóa nên không lưu; để trống khi dịch vụ không lưu nội dung';

comment on table exchange.management_entry is 'Nhật ký quản lý nền tảng: mỗi thay đổi một mục, ghi cùng giao dịch; cổng niêm phong mã băm của từng mục trong nhật ký của mình';

comment on column exchange.management_entry.seq is 'Số thứ tự liền nhau, cấp khi giao dịch hoàn tất: đúng thứ tự các thay đổi có hiệu lực, thiếu số là có mục bị lấy đi';

comment on column exchange.management_entry.sections is 'Phần “facts” và phần “person”, mỗi phần có muối riêng: xóa phần về người thì phần còn lại vẫn kiểm chứng được';

comment on column exchange.management_entry.sealed_by is 'Cổng đã niêm phong mục này';

comment on table exchange.message is 'Thông điệp (CloudEvents) đã nhận gửi; cùng mã gửi lại thì nhận lại biên nhận cũ';

comment on column exchange.message.key is 'Khóa giữ thứ tự: các thông điệp cùng bên gửi, cùng chủ đề, cùng khóa tới bên nhận đúng thứ tự gửi';

comment on column exchange.message.number is 'Số theo thứ tự nhận; trong một khóa, số nhỏ hơn được nhận trước';

comment on column exchange.message.stream_sequence is 'Vị trí trong luồng liên điểm; để trống: chưa đưa vào, 0: không đưa vào luồng';

comment on table exchange.planned_stop is 'Lần ngừng dịch vụ theo kế hoạch, đã báo trước cho các bên khai thác';

comment on column exchange.planned_stop.prior_state is 'Trạng thái của dịch vụ trước khi ngừng, để mở lại như cũ';

comment on table exchange.proposal is 'Đề xuất thay đổi nền tảng: thay đổi nguy hiểm chờ người thứ hai xác nhận, hoặc đã làm ngay vì khẩn và chờ xác nhận sau';

comment on column exchange.proposal.proposed_by is 'Tài khoản đề xuất; để trống khi đề xuất bằng lệnh của người vận hành';

comment on column exchange.proposal.command is 'Lệnh và toàn bộ đầu vào; không bao giờ có khóa bí mật, chỉ có mã băm của khóa';

comment on column exchange.proposal.base is 'Mã băm của từng thứ lúc đề xuất: đã khác thì không thực hiện nữa';

comment on column exchange.proposal.digest is 'Mã băm của lệnh, nền và người đề xuất: gửi lại vẫn là một đề xuất';

comment on column exchange.proposal.changes is 'Trước và sau, để người xác nhận đọc';

comment on table exchange.quota_use is 'Số lượt gọi trong ngày đã giao cho các cổng, mỗi lần một phần nhỏ';

comment on table exchange.revocation_list is 'Danh sách chứng thư bị thu hồi (CRL) đã công bố, số tăng dần';

comment on column exchange.revocation_list.list is 'DER, base64';

comment on column exchange.revocation_list.content is 'SHA-256 của những gì danh sách nêu: khác đi thì làm danh sách mới';

comment on table exchange.sealed_batch is 'Lô nhật ký đã niêm phong: gốc cây Merkle, nối với lô trước, có chữ ký của cổng';

comment on table exchange.service is 'Dịch vụ chia sẻ dữ liệu, một dòng mỗi phiên bản: bên cung cấp, địa chỉ, hợp đồng giao tiếp và cách gọi';

comment on column exchange.service.contract is 'Hợp đồng giao tiếp: OpenAPI 3.0 hoặc 3.1 (JSON hoặc YAML), hoặc WSDL 1.1';

comment on column exchange.service.personal is 'Có dữ liệu cá nhân: mỗi lượt gọi phải nêu cán bộ, hồ sơ và căn cứ, được kiểm tra';

comment on column exchange.service.sunset_on is 'Ngày ngừng cung cấp của phiên bản đã có phiên bản thay thế';

comment on table exchange.stream is 'Luồng liên điểm (NATS JetStream) dựng từ thông điệp; tiến trình nào đang đưa thông điệp vào';

comment on column exchange.stream.created_at is 'Thời điểm tạo luồng như NATS báo; khác đi là luồng đã bị tạo lại, phải đưa vào từ đầu';

comment on column exchange.stream.holder is 'Tiến trình đang đưa thông điệp vào luồng, đến held_until';

comment on table exchange.system is 'Hệ thống thông tin kết nối với nền tảng tích hợp, chia sẻ dữ liệu; gọi và được gọi bằng tên của hệ thống, không của người';

comment on column exchange.system.security_level is 'Cấp độ an toàn hệ thống thông tin, 1 đến 5';

comment on column exchange.system.environment is 'sandbox: chỉ gọi được dịch vụ thử nghiệm; production: dữ liệu thật';

comment on column exchange.system.x_road_id is 'Định danh trên X-Road: instance/lớp/thành viên/hệ thống con; để trống khi hệ thống không gọi và không được gọi theo X-Road';

comment on column exchange.system.sign_on_addresses is 'Các địa chỉ quay về sau khi đăng nhập một lần; chỉ đúng các địa chỉ này';

comment on column exchange.system.state_since is 'Từ lúc nào ở trạng thái này; để trống khi chưa đổi lần nào';

comment on table exchange.test_result is 'Kết quả lần chạy gần nhất của từng kiểm thử, với hợp đồng (mock) và với dịch vụ thật (real)';

comment on column exchange.test_result.fault is 'Điều không đạt; trống là đạt';

comment on column exchange.test_result.since is 'Kết quả như hiện tại từ lúc nào';

comment on table exchange.time_stamp is 'Dấu thời gian (RFC 3161) của tổ chức ngoài tỉnh trên các niêm phong của một cổng, từ số đến số';

comment on column exchange.time_stamp.token is 'Mã dấu thời gian, DER: phủ gốc cây Merkle trên dấu vân của các niêm phong ấy';

comment on column exchange.time_stamp.stamped_at is 'Thời điểm tổ chức cấp dấu ghi trong mã';

comment on column exchange.time_stamp.asked_at is 'Thời điểm hệ thống này hỏi xin, theo đồng hồ của mình';

comment on table exchange.topic is 'Chủ đề thông điệp; một hộp thư riêng là chủ đề chỉ có một bên nhận';

comment on column exchange.topic.schema is 'JSON Schema của dữ liệu; để trống là không kiểm tra';

comment on column exchange.topic.keep_days is 'Thông điệp chưa nhận được giữ bấy nhiêu ngày rồi hết hạn';

comment on table exchange.topic_right is 'Hệ thống nào được gửi, được nhận thông điệp của chủ đề';

comment on column exchange.topic_right.push_url is 'Địa chỉ nhận thông điệp đẩy tới; để trống thì bên nhận tự lấy';

comment on table exchange.witness is 'Chữ ký làm chứng của cơ quan khác trên niêm phong của một lô nhật ký';

comment on table identity.account is 'Tài khoản của công dân, doanh nghiệp và cán bộ';

comment on column identity.account.password_hash is 'Argon2id; để trống thì không đăng nhập được bằng mật khẩu';

comment on column identity.account.profile is 'Ngày sinh, giới tính, dân tộc, nơi thường trú…';

comment on table identity.session is 'Phiên đăng nhập; chỉ lưu mã băm của mã phiên';

comment on table identity.sign_in_failure is 'Số lần đăng nhập sai liên tiếp, để làm chậm việc dò mật khẩu';

comment on table identity.sign_on_record is 'Đăng nhập một lần: mã, phiên và sự đồng ý còn hiệu lực; nội dung được mã hóa, khóa tra là HMAC';

comment on table identity.signing_key is 'Khóa ký mã truy cập cấp cho các hệ thống, mã hóa bằng khóa bí mật của hệ thống; khóa mới nhất dùng để ký';

comment on table infrastructure.audit is 'Nhật ký thay đổi quyền, tham số và việc đọc dữ liệu (hồ sơ có nhật ký riêng)';

comment on table infrastructure.command is 'Lệnh đã thực hiện: lệnh gửi lại nhận đúng kết quả cũ, không làm hai lần';

comment on table infrastructure.installed_content is 'Nội dung của tỉnh đã nạp, theo mã băm';

comment on table infrastructure.outbox is 'Sự kiện phát trong giao dịch, được chuyển đi ít nhất một lần';

comment on table infrastructure.stored_file is 'Tệp đã lưu theo nội dung (SHA-256); cùng nội dung chỉ lưu một lần';

comment on table ministry_stand_in.registration is 'Hệ thống của bộ, ngành (mô phỏng): số đăng ký đã cấp cho mỗi hồ sơ';

comment on column ministry_stand_in.registration.child is 'Người được đăng ký khai sinh, như hồ sơ đã gửi';

comment on table national_portal_stand_in.dossier is 'Cổng Dịch vụ công quốc gia (mô phỏng): hồ sơ do địa phương đồng bộ lên';

comment on table national_portal_stand_in.progress is 'Cổng Dịch vụ công quốc gia (mô phỏng): tiến độ xử lý; một dòng gửi hai lần vẫn là một dòng';

comment on table notifications.delivery is 'Thư điện tử, tin nhắn gửi theo thông báo và kết quả gửi';

comment on column notifications.delivery.next_attempt_at is 'Lần gửi kế tiếp không sớm hơn lúc này; để trống khi đã gửi hoặc đã thôi gửi';

comment on table notifications.notice is 'Thông báo cho người dân trong tài khoản trên cổng';

comment on column notifications.notice.body_en is 'Nội dung bằng tiếng Anh; để trống ở thông báo lập trước khi có';

comment on table organisation.absence is 'Cán bộ vắng mặt và người làm thay trong những ngày ấy (cả hai ngày đều tính); bỏ sớm thì ghi ended_at';

comment on column organisation.absence.absentee_name is 'Tên ghi kèm chức danh khi người làm thay thao tác';

comment on column organisation.absence.unit_ids is 'Đơn vị mà người làm thay được giữ vị trí của người vắng mặt';

comment on table organisation.area is 'Đơn vị hành chính theo mã của cơ quan thống kê, có thời gian hiệu lực; mã được dùng lại nên khóa gồm mã và ngày bắt đầu';

comment on column organisation.area.kind is 'province, city, town (thị xã), district (huyện), ward (phường), township (thị trấn), commune (xã)';

comment on column organisation.area.short_name is 'Tên không kèm loại, dùng làm địa danh trên giấy tờ';

comment on column organisation.area.valid_to is 'Ngày cuối cùng còn hiệu lực; để trống khi chưa thay đổi';

comment on column organisation.area.agency_code is 'Phần đầu mã định danh của các cơ quan tại địa bàn theo Quyết định 20/2020/QĐ-TTg';

comment on table organisation.desk_service is 'Bộ phận một cửa nhận và trả hồ sơ cho cơ quan nào; quầy không phải là cơ quan giải quyết';

comment on table organisation.installed_content is 'Nội dung tổ chức đã cài; nội dung không đổi thì khởi động lại không cài lại';

comment on table organisation.post is 'Vị trí công tác của đơn vị và các vai trò trong quy trình gắn với vị trí';

comment on table organisation.post_holding is 'Ai giữ vị trí công tác nào, từ ngày nào đến ngày nào';

comment on table organisation.regime_period is 'Chế độ tổ chức và hồ sơ quy tắc từ ngày nào; đến khi có chế độ sau';

comment on table organisation.reorganisation is 'Sắp xếp tổ chức: tệp được duyệt, kế hoạch lập từ tệp vào ngày hiệu lực, và đã làm đến đâu';

comment on column organisation.reorganisation.plan is 'Kế hoạch đang làm; để trống khi chưa đến ngày';

comment on column organisation.reorganisation.area_changes is 'Các lần sắp xếp địa bàn (ngày trong thư mục history) đã gồm trong đó';

comment on table organisation.reorganisation_step is 'Mỗi đơn vị chấm dứt là một bước, làm trong một giao dịch: người, việc và hồ sơ sang đơn vị kế thừa';

comment on table organisation.succession is 'Kế thừa: địa bàn, loại cơ quan hoặc cơ quan nào tiếp nhận nhiệm vụ của cái nào, từ ngày nào';

comment on column organisation.succession.procedures is 'Chỉ các thủ tục này (khi tách cơ quan); để trống là mọi thủ tục còn lại';

comment on table organisation.unit is 'Cơ quan, đơn vị; mã nội bộ sinh từ khóa nên cài lại không đổi';

comment on table organisation.unit_version is 'Tên, cơ quan cấp trên, địa bàn và mã định danh của đơn vị trong từng thời gian';

comment on column organisation.unit_version.place_name is 'Địa danh ghi trên giấy tờ';

comment on column organisation.unit_version.agency_code is 'Mã định danh cơ quan theo Quyết định 20/2020/QĐ-TTg';

comment on column organisation.unit_version.agency_code_verified is 'false: mã đặt cho bản trình diễn, chưa đối chiếu với mã được công bố';

comment on table papers.book_counter is 'Sổ theo năm của mỗi đơn vị: số cuối đã cấp, bắt đầu từ 01 mỗi năm';

comment on table papers.paper is 'Giấy tờ chính thức; dữ liệu đóng băng lúc lập, PDF tạo sau';

comment on column papers.paper.render_after is 'Hệ thống tự dựng PDF từ lúc này nếu chưa ai mở; để trống: dựng khi có người mở, hoặc đã dựng';

comment on table papers.upload is 'Tệp người dân, cán bộ tải lên; gửi từng đoạn, nối tiếp được khi đứt mạng';

comment on table payment_platform_stand_in.payment is 'Nền tảng thanh toán quốc gia (mô phỏng): giao dịch đã khởi tạo và kết quả';

comment on column payment_platform_stand_in.payment.token is 'Phần không đoán được trong địa chỉ của trang thanh toán';

comment on table payments.attempt is 'Lần thanh toán một khoản thu trên nền tảng thanh toán; id là mã tham chiếu (MaThamChieu)';

comment on column payments.attempt.ask_at is 'Lúc hỏi nền tảng nếu chưa có thông báo thành công; trống khi không phải hỏi nữa';

comment on column payments.attempt.transacted_at is 'Lúc giao dịch theo nền tảng (ThoiGianGD), để đối soát theo ngày';

comment on column payments.attempt.refund_due is 'Khoản thu đã được nộp bằng cách khác: số tiền của lần này phải hoàn trả';

comment on column payments.attempt.refund_note is 'Số chứng từ hoàn trả do người thu ghi';

comment on column payments.attempt.bill_ask_at is 'Lúc lấy biên lai của nền tảng (GET_BILL); trống khi đã có hoặc không lấy nữa';

comment on table payments.charge is 'Khoản phí, lệ phí phải thu của một hồ sơ và việc thu';

comment on column payments.charge.unit_id is 'Nơi thu: bộ phận một cửa tiếp nhận';

comment on column payments.charge.receipt_number is 'Số biên lai trong năm của nơi thu';

comment on table payments.receipt_counter is 'Số biên lai đã cấp trong năm của mỗi nơi thu; liên tục, không nhảy số';

comment on table procedures.package is 'Gói thủ tục đã cài, mỗi phiên bản theo mã băm nội dung; hồ sơ giữ phiên bản lúc nộp';

comment on column procedures.package.files is 'Các tệp của gói theo đường dẫn (văn bản), để so sánh, sửa tiếp và tải về';

comment on table procedures.package_draft is 'Bản soạn của gói thủ tục: các tệp đang sửa, chưa công khai';

comment on column procedures.package_draft.base_version is 'Phiên bản lấy làm gốc; để trống khi soạn mới';

comment on column procedures.package_draft.revision is 'Tăng mỗi lần lưu; ai lưu trên số cũ thì bị từ chối, không ghi đè của người khác';

comment on table procedures.procedure is 'Danh mục thủ tục hành chính: có gói thì nhận hồ sơ tại đây, không có gói thì chỉ cung cấp thông tin (mức độ 1)';

comment on column procedures.procedure.current_version is 'Gói đang công khai; để trống khi mới chỉ có thông tin';

comment on column procedures.procedure.search_text is 'Tên, từ khóa, tóm tắt, cơ quan, mã đã tách từ, bỏ dấu để tìm kiếm';

comment on column procedures.procedure.information is 'Thông tin mức độ 1 theo danh mục quốc gia; để trống khi chưa nhập';

comment on column procedures.procedure.sector_name is 'Tên lĩnh vực theo danh mục nhập vào, cho lĩnh vực ngoài danh mục dùng chung';

comment on column procedures.procedure.name_key is 'Tên đã tách từ, bỏ dấu, để xếp thứ tự kết quả tìm';

comment on table procedures.publication is 'Các lần công khai một phiên bản của thủ tục; lần cuối là bản đang dùng';

comment on table procedures.search_word is 'Các từ có trong danh mục và số thủ tục có từ ấy: để đoán từ gõ nhầm, và tìm từ hiếm trước';

comment on table queue.desk_day is 'Một ngày của một nơi lấy số: khóa dòng này để cấp số, gọi số lần lượt';

comment on column queue.desk_day.calls is 'Đã gọi bao nhiêu lần, để xếp thứ tự các lần gọi';

comment on column queue.desk_day.numbers is 'Số cuối cùng đã cấp của từng nhóm dịch vụ';

comment on table queue.ticket is 'Số thứ tự; không ghi ai đã lấy';

comment on column queue.ticket.priority is 'Diện ưu tiên theo quy tắc có hiệu lực; để trống khi không ưu tiên';

comment on column queue.ticket.place is 'Thứ tự lấy số';

comment on column queue.ticket.call_order is 'Lần gọi đầu tiên là lần thứ mấy trong ngày';

comment on table registry.access is 'Nhật ký khai thác dữ liệu của một người, một doanh nghiệp: ai, lúc nào, vì sao, những trường nào; chỉ ghi thêm';

comment on column registry.access.reader_id is 'Tài khoản đã đọc; để trống là công việc tự động của hệ thống';

comment on column registry.access.flagged is 'Cán bộ đọc ngoài hồ sơ đang giải quyết của người này, có nêu lý do';

comment on table registry.access_alarm is 'Cảnh báo khai thác dữ liệu: dò số, tra cứu ngoài hồ sơ, tra cứu khi tiếp nhận mà trong ngày không có hồ sơ nào của người đó';

comment on column registry.access_alarm.access_id is 'Lượt khai thác bị cảnh báo; để trống khi cảnh báo là về nhiều lượt (dò số)';

comment on table registry.access_question is 'Câu hỏi của người dân về một lượt khai thác dữ liệu của mình, đơn vị đã đọc phải trả lời';

comment on table registry.duplicate is 'Hai bản ghi nghi trùng theo quy tắc; apart: đã kết luận là hai';

comment on table registry.look_up_count is 'Số lượt đối chiếu, tra cứu trong ngày của một tài khoản, để chặn việc dò số';

comment on table registry.record is 'Bản ghi hiện tại của cơ sở dữ liệu do tỉnh quản lý';

comment on column registry.record.duplicate_keys is 'Giá trị bỏ dấu của các quy tắc tìm trùng, để tìm bản ghi trùng';

comment on column registry.record.merged_into is 'Bản ghi đã được gộp vào bản ghi này; không còn trả lời';

comment on column registry.record.search_words is 'Từ bỏ dấu của tên, cùng năm sinh và cơ sở dữ liệu, để tìm kiếm';

comment on table registry.record_key is 'Định danh để tìm bản ghi';

comment on column registry.record_key.sole is 'Chỉ một bản ghi còn hiệu lực được mang định danh này';

comment on table registry.record_merge is 'Lần gộp bản ghi, có thể hủy';

comment on column registry.record_merge.filled is 'Trường mà bản ghi giữ lại được bổ sung từ bản ghi bị gộp';

comment on table registry.record_version is 'Mọi phiên bản của bản ghi: ai, lúc nào, vì sao, theo điều nào, từ hồ sơ hay tệp nào; chỉ ghi thêm';

comment on table shared_files.file is 'Tệp các cơ quan gửi giữ để trao cho nhau; hết hạn thì xóa';

comment on column shared_files.file.owner is 'Mã hệ thống đã gửi tệp';

comment on column shared_files.file.readers is 'Mã các hệ thống được lấy tệp';

comment on table workflow.instance is 'Quy trình đang chạy của một đối tượng (hồ sơ…); trạng thái là JSON nhỏ của nhân quy trình';

comment on column workflow.instance.key is 'main: quy trình của cơ quan chủ trì; còn lại: mã cơ quan phối hợp';
