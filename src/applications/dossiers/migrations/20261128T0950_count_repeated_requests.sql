-- Requests for more that had to be repeated, counted against the unit that asked (one complete notice).
create index action_repeated_request on dossiers.action (actor_unit_id, at)
  where kind = 'request_supplement' and content ->> 'repeatReason' <> '';
