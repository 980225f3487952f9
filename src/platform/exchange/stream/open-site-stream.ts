import type { NatsSettings, SiteStream } from './nats-stream.ts';

/** Mở luồng liên điểm; the client of NATS is read only where a stream is asked for. */
export async function openSiteStream(settings: NatsSettings): Promise<SiteStream> {
  const { openNatsStream } = await import('./nats-stream.ts');
  return openNatsStream(settings);
}
