-- Dossiers whose desk has changed by a reorganisation; the others are found by the desk that received them.
create index dossier_moved_desk on dossiers.dossier (desk_unit_id, submitted_at desc) where desk_unit_id <> received_unit_id;
