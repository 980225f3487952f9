export type { QueueDeps } from './desk-of-queue.ts';
export { queueEn } from './queue.en.ts';
export { TakeNumber } from './queue.contract.ts';
export { queueRoutes, takingLimit } from './queue.routes.ts';
export { readQueueRules } from './queue-rules.ts';
export { queueVi } from './queue.vi.ts';
export { takeNumber } from './take-number.ts';
export { viewCalling, viewKiosk } from './view-queue.ts';
