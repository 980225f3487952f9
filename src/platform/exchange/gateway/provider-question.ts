import type { Method } from '../contracts/read-openapi.ts';
import type { UpstreamCall } from './call-upstream.ts';

/** Câu hỏi gửi bên cung cấp: what goes to its address. */
export type ProviderQuestion = {
  method: Method;
  /** Behind the address of the service; empty for the address itself. */
  path: string;
  headers: Record<string, string>;
  body: UpstreamCall['body'];
  sentSoFar?: UpstreamCall['sentSoFar'];
  /** Whatever comes is read before it is passed on. */
  readsWhole: boolean;
};
