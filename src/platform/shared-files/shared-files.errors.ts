import { defineRefusals } from '#infrastructure/refusal.ts';

export const refuse = defineRefusals({
  'shared_file.not_found': 404,
  'shared_file.other_content': 409,
  'shared_file.too_large': 413,
  'shared_file.no_room': 413,
  'shared_file.send_again': 409,
});
