-- What the State has in place of a paper (a register's record, an earlier result, an earlier file), as the dossier was handed in.
alter table dossiers.supplied_document add column cover jsonb;
comment on column dossiers.supplied_document.cover is 'Dữ liệu, kết quả hoặc giấy tờ đã có thay cho giấy tờ này; để trống là người nộp đã nộp';
