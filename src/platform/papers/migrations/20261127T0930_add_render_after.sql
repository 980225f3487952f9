-- A slip is made when somebody opens it; a result is made by the system soon after it is issued.
alter table papers.paper add column render_after timestamptz;
comment on column papers.paper.render_after is 'Hệ thống tự dựng PDF từ lúc này nếu chưa ai mở; để trống: dựng khi có người mở, hoặc đã dựng';
update papers.paper set render_after = created_at where sha256 is null;
create index paper_to_render on papers.paper (render_after) where render_after is not null;
