-- Services whose answers are put together from those of others: found when one of those changes, and their calls tied to the calls of their parts.
create index service_composed on exchange.service (code) where settings ? 'composition';
alter table exchange.log_entry add column composed_call text, add column composed_part text;
comment on column exchange.log_entry.composed_call is 'Lượt gọi ghép mà dòng này thuộc về: chính nó, hoặc lượt gọi đã hỏi nó làm một thành phần';
comment on column exchange.log_entry.composed_part is 'Tên thành phần trong câu trả lời ghép; để trống ở chính lượt gọi ghép và ở lượt gọi thường';
