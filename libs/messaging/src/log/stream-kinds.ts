import { jetstreamManager } from '@nats-io/jetstream';
import { isStreamMissing } from '../nats/nats-away.js';
import type { NatsLink } from '../nats/nats-link.js';
import { DEFAULT_STREAM, EVENT_SUBJECTS } from '../nats/stream.js';

/** How many messages of each kind (`cases.case.opened`) the stream holds, of whatever commune; also of kinds that nobody hears. */
export async function streamKinds(link: NatsLink, stream = DEFAULT_STREAM): Promise<Map<string, number>> {
  const manager = await jetstreamManager(await link.connection(), { timeout: 10_000, checkAPI: false });
  const kinds = new Map<string, number>();
  for (const [subject, messages] of Object.entries(await subjectsOf(manager, stream))) {
    const kind = subject.split('.').slice(3).join('.');
    kinds.set(kind, (kinds.get(kind) ?? 0) + messages);
  }
  return kinds;
}

async function subjectsOf(
  { streams }: Awaited<ReturnType<typeof jetstreamManager>>,
  stream: string,
): Promise<Record<string, number>> {
  try {
    return (await streams.info(stream, { subjects_filter: EVENT_SUBJECTS })).state.subjects ?? {};
  } catch (error) {
    if (isStreamMissing(error)) return {};
    throw error;
  }
}
