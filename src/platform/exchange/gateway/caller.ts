import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastReply } from './fast/fast-reply.ts';
import type { FastRequest } from './fast/read-fast-request.ts';

/** Câu hỏi of a caller, read by `node:http` or on the fast path. */
export type CallerRequest = IncomingMessage | FastRequest;
/** Where its answer goes. */
export type CallerReply = ServerResponse | FastReply;
