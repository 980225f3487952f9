import { defineRefusals } from '#infrastructure/refusal.ts';

export const refuse = defineRefusals({ 'procedure.not_found': 404 });
