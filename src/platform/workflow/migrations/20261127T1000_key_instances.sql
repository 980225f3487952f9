-- A subject may have several processes running at once: its own, and one for every agency that takes part.
alter table workflow.instance add column key text not null default 'main';
comment on column workflow.instance.key is 'main: quy trình của cơ quan chủ trì; còn lại: mã cơ quan phối hợp';
alter table workflow.instance drop constraint instance_pkey;
alter table workflow.instance add constraint instance_pkey primary key (subject_kind, subject_id, key);
