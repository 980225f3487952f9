-- The stand-in of the national public service portal keeps what the real one would keep on its own side.
create schema national_portal_stand_in;

create table national_portal_stand_in.dossier (
  code       text primary key,
  content    jsonb not null,
  updated_at timestamptz not null
);
comment on table national_portal_stand_in.dossier is 'Cổng Dịch vụ công quốc gia (mô phỏng): hồ sơ do địa phương đồng bộ lên';

create table national_portal_stand_in.progress (
  code    text not null references national_portal_stand_in.dossier (code),
  digest  text not null,
  content jsonb not null,
  primary key (code, digest)
);
comment on table national_portal_stand_in.progress is 'Cổng Dịch vụ công quốc gia (mô phỏng): tiến độ xử lý; một dòng gửi hai lần vẫn là một dòng';
