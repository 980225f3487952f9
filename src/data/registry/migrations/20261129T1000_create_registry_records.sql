-- Records of the registers the province owns: as they are now, what they are found by, everything they ever said, and which may be the
-- same. Read by nobody but the one way in (readRegister, matchRegister).
create table registry.record (
  id             uuid primary key,
  register       text not null,
  data           jsonb not null,
  subject_name   text not null default '',
  birth_year     smallint,
  duplicate_keys text[] not null default '{}',
  valid_from     date not null,
  valid_to       date,
  version        integer not null constraint record_version_positive check (version > 0),
  merged_into    uuid constraint record_merged_into references registry.record (id),
  changed_at     timestamptz not null,
  -- The register and the year are words too (=land, =1985), so that one index answers a name within both.
  search_words   tsvector generated always as (
                   array_to_tsvector(array['=' || register, '=' || coalesce(birth_year, 0)::text])
                   || to_tsvector('simple'::regconfig, infrastructure.fold(subject_name))) stored,
  constraint record_validity check (valid_to is null or valid_to >= valid_from),
  constraint record_not_in_itself check (merged_into <> id)
);
comment on table registry.record is 'Bản ghi hiện tại của cơ sở dữ liệu do tỉnh quản lý';
comment on column registry.record.merged_into is 'Bản ghi đã được gộp vào bản ghi này; không còn trả lời';
comment on column registry.record.duplicate_keys is 'Giá trị bỏ dấu của các quy tắc tìm trùng, để tìm bản ghi trùng';
comment on column registry.record.search_words is 'Từ bỏ dấu của tên, cùng năm sinh và cơ sở dữ liệu, để tìm kiếm';
create index record_search on registry.record using gin (search_words);
create index record_duplicate_keys on registry.record using gin (duplicate_keys);
create index record_of_register on registry.record (register, id);

create table registry.record_key (
  register  text not null,
  kind      text not null,
  value     text not null,
  record_id uuid not null constraint record_key_record references registry.record (id),
  sole      boolean not null,
  primary key (register, kind, value, record_id)
);
comment on table registry.record_key is 'Định danh để tìm bản ghi';
comment on column registry.record_key.sole is 'Chỉ một bản ghi còn hiệu lực được mang định danh này';
create unique index record_key_sole on registry.record_key (register, kind, value) where sole;
create index record_key_of_record on registry.record_key (record_id);

create table registry.record_version (
  record_id   uuid not null constraint record_version_record references registry.record (id),
  version     integer not null,
  kind        text not null constraint record_version_kind check (kind in ('create', 'correct', 'end', 'merge', 'merged', 'undo_merge')),
  data        jsonb not null,
  valid_from  date not null,
  valid_to    date,
  at          timestamptz not null,
  by_id       uuid,
  by_name     text not null,
  reason      text not null,
  article     text not null,
  source_kind text not null constraint record_version_source check (source_kind in ('dossier', 'import', 'desk')),
  source_ref  text not null,
  command_id  uuid not null,
  primary key (record_id, version)
);
comment on table registry.record_version is 'Mọi phiên bản của bản ghi: ai, lúc nào, vì sao, theo điều nào, từ hồ sơ hay tệp nào; chỉ ghi thêm';
create unique index record_version_command on registry.record_version (command_id, record_id);

create table registry.duplicate (
  first_id  uuid not null constraint duplicate_first references registry.record (id),
  second_id uuid not null constraint duplicate_second references registry.record (id),
  register  text not null,
  rules     text[] not null,
  found_at  timestamptz not null,
  state     text not null default 'open' constraint duplicate_state check (state in ('open', 'merged', 'apart')),
  primary key (first_id, second_id),
  constraint duplicate_order check (first_id < second_id)
);
comment on table registry.duplicate is 'Hai bản ghi nghi trùng theo quy tắc; apart: đã kết luận là hai';
create index duplicate_of_second on registry.duplicate (second_id);
create index duplicate_open on registry.duplicate (register, found_at) where state = 'open';

create table registry.record_merge (
  id            uuid primary key,
  register      text not null,
  winner_id     uuid not null constraint record_merge_winner references registry.record (id),
  loser_id      uuid not null constraint record_merge_loser references registry.record (id),
  filled        text[] not null,
  at            timestamptz not null,
  by_id         uuid,
  reason        text not null,
  undone_at     timestamptz,
  undone_by_id  uuid,
  undone_reason text
);
comment on table registry.record_merge is 'Lần gộp bản ghi, có thể hủy';
comment on column registry.record_merge.filled is 'Trường mà bản ghi giữ lại được bổ sung từ bản ghi bị gộp';
create index record_merge_of_winner on registry.record_merge (winner_id) where undone_at is null;
