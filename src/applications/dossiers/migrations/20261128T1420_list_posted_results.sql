-- The list of a day for the postman: what a desk handed to the post, without reading everything it has ever returned.
create index dossier_posted on dossiers.dossier (desk_unit_id, returned_at) where (state -> 'postedOut') is not null and state -> 'postedOut' <> 'null'::jsonb;
