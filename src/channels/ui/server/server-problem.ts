import { z } from 'zod';
import type { Translate } from '../text.tsx';
import type { FrameText } from '../frame/frame.vi.ts';

const Body = z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() });

/** What the server (or the line to it) had against a request. */
export class ServerProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: unknown;

  constructor(
    { status, code, message = '', details }: { status: number; code: string; message?: string; details?: unknown },
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.status = status;
    this.code = code;
    this.details = details;
  }

  static read(status: number, body: unknown): ServerProblem {
    const { data } = Body.safeParse(body);
    return data ? new ServerProblem({ status, ...data }) : new ServerProblem({ status, code: 'unreadable' });
  }
}

/** Whether the server has surely not done it; otherwise the same command is sent again with the same id. */
export function isRefused(error: unknown): boolean {
  return error instanceof ServerProblem && error.status >= 400 && error.status < 500;
}

export function problemText(error: unknown, t: Translate<FrameText>): string {
  if (!(error instanceof ServerProblem)) return t('frame.unreadable');
  if (error.code === 'network') return t('frame.network');
  return error.message || t('frame.unreadable');
}
