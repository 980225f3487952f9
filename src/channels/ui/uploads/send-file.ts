import type { UploadView } from '#platform/papers/papers.contract.ts';

/** Small enough that a cut on a weak line loses little. */
const pieceBytes = 256 * 1024;
const retryMs = 2000;
const mostFailures = 60;

export type SendOutcome = { state: 'ready'; upload: UploadView } | { state: 'refused'; message: string };

type Answer = { ok: boolean; status: number; body: unknown };

async function ask(url: string, init: RequestInit): Promise<Answer> {
  const answer = await fetch(url, init);
  const body: unknown = await answer.json().catch(() => null);
  return { ok: answer.ok, status: answer.status, body };
}

function messageOf(body: unknown): string {
  if (typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string')
    return body.message;
  return '';
}

function isUpload(body: unknown): body is UploadView {
  return typeof body === 'object' && body !== null && 'offset' in body && 'state' in body;
}

/**
 * Gửi một tệp: in pieces, one after another; when the line is cut it waits and goes on from what the server has. Gives up only
 * after minutes without a line, and says so.
 */
export async function sendFile({
  id,
  file,
  onProgress,
}: {
  id: string;
  file: File;
  onProgress: (sentBytes: number, isCut: boolean) => void;
}): Promise<SendOutcome> {
  let offset = 0;
  let begun = false;
  for (let failures = 0; failures < mostFailures;) {
    try {
      const answer = begun ? await sendPiece(id, file, offset) : await begin(id, file);
      if (answer.status >= 500) throw new Error(messageOf(answer.body));
      if (answer.status === 409) {
        const current = await ask(`/api/uploads/${id}`, { method: 'GET' });
        if (isUpload(current.body)) offset = current.body.offset;
        continue;
      }
      if (!answer.ok || !isUpload(answer.body)) return { state: 'refused', message: messageOf(answer.body) };
      begun = true;
      failures = 0;
      offset = answer.body.offset;
      onProgress(offset, false);
      if (answer.body.state === 'ready') return { state: 'ready', upload: answer.body };
      if (answer.body.state === 'refused') return { state: 'refused', message: answer.body.problem?.message ?? '' };
    } catch {
      failures += 1;
      onProgress(offset, true);
      await new Promise((wake) => setTimeout(wake, retryMs));
    }
  }
  return { state: 'refused', message: '' };
}

/** Tệp đã tải lên trước đây; undefined when it is gone or is another's. */
export async function findUpload(id: string): Promise<UploadView | undefined> {
  const { ok, body } = await ask(`/api/uploads/${id}`, { method: 'GET' }).catch(() => ({ ok: false, body: null }));
  return ok && isUpload(body) ? body : undefined;
}

function begin(id: string, file: File): Promise<Answer> {
  return ask('/api/uploads', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, name: file.name, sizeBytes: file.size }),
  });
}

function sendPiece(id: string, file: File, offset: number): Promise<Answer> {
  return ask(`/api/uploads/${id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
    body: file.slice(offset, offset + pieceBytes),
  });
}
