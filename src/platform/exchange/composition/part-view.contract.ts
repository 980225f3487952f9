import { z } from 'zod';
import { serviceStates } from '../exchange.contract.ts';

/** Thành phần của một dịch vụ ghép, as it is shown: what asks what, and who keeps it. */
export const PartView = z.object({
  name: z.string(),
  serviceKey: z.string(),
  serviceName: z.string(),
  /** System that provides it. */
  keeperName: z.string(),
  operation: z.string(),
  isRequired: z.boolean(),
  /** Names of the parts it waits for. */
  needs: z.array(z.string()),
  state: z.enum(serviceStates),
  sunsetOn: z.string().nullable(),
});
export type PartView = z.infer<typeof PartView>;

/** Whether its gateways' figures say something is wrong with a part: an open alert of the axis. */
export const partTroubles = ['none', 'troubled', 'silent'] as const;
export const WatchedPart = PartView.extend({ trouble: z.enum(partTroubles) });
export type WatchedPart = z.infer<typeof WatchedPart>;
