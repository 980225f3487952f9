import { z } from 'zod';
import type { Translate } from '../text.tsx';
import type { FrameText } from '../frame/frame.vi.ts';

const Body = z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() });

export type FieldLabels = Readonly<Record<string, string>>;

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

const Invalid = z.object({ fields: z.array(z.string()).min(1) });

/** `labels`: what the parts of a form are called on the screen, by the names they are sent under. */
export function problemText(error: unknown, t: Translate<FrameText>, labels: FieldLabels = {}): string {
  if (!(error instanceof ServerProblem)) return t('frame.unreadable');
  if (error.code === 'network') return t('frame.network');
  const invalid = error.code === 'http.invalid' ? Invalid.safeParse(error.details).data : undefined;
  const named = invalid?.fields.map((field) => labels[field.split('.')[0] ?? '']);
  if (named?.every((label) => label !== undefined))
    return t('frame.invalid', { fields: [...new Set(named)].join(', ') });
  return error.message || t('frame.unreadable');
}
