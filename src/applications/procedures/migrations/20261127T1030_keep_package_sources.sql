-- The files a package was made of, so that a version can be read, compared and edited again; its publications, so that one can be taken back.
alter table procedures.package add column files jsonb not null default '{}';
comment on column procedures.package.files is 'Các tệp của gói theo đường dẫn (văn bản), để so sánh, sửa tiếp và tải về';

create table procedures.publication (
  id           bigint generated always as identity primary key,
  code         text not null,
  version      text not null,
  published_at timestamptz not null,
  actor_id     uuid,
  reason       text not null,
  foreign key (code, version) references procedures.package (code, version)
);
comment on table procedures.publication is 'Các lần công khai một phiên bản của thủ tục; lần cuối là bản đang dùng';
create index publication_code on procedures.publication (code, id desc);
insert into procedures.publication (code, version, published_at, reason)
select code, current_version, published_at, 'installed' from procedures.procedure;
