import { defineRefusals } from '#infrastructure/refusal.ts';

export const refuse = defineRefusals({ 'procedure.not_found': 404, 'procedure.no_earlier_version': 409 });
