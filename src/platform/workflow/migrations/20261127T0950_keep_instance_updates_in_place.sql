-- An instance is rewritten at every step: room on the page lets the new version stay beside the old one.
alter table workflow.instance set (fillfactor = 60);
