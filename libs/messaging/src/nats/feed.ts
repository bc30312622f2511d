import { AckPolicy, DeliverPolicy, JetStreamApiCodes, jetstreamManager, JetStreamApiError } from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';
import type { NatsLink } from './nats-link.js';
import { DEFAULT_STREAM } from './stream.js';

/** Hears the facts of some communes, for somebody outside the house. */
export interface Feed {
  /** Of the durable pull consumer; `feed-…`. */
  name: string;
  /** CUT codes; one at least. */
  communes: readonly string[];
  /** Of facts recorded from then on; all that the stream keeps by default. */
  since?: Date;
}

/** Makes the consumer, or gives the one that is there other communes: where it had come to stays. */
export async function putFeed(link: NatsLink, feed: Feed, stream = DEFAULT_STREAM): Promise<void> {
  const manager = await managerOf(link);
  const filter_subjects = feed.communes.map((commune) => `oln.v1.${commune}.>`);
  if (await hasFeed(link, feed.name, stream)) {
    await manager.consumers.update(stream, feed.name, { filter_subjects });
    return;
  }
  await manager.consumers.add(stream, {
    durable_name: feed.name,
    filter_subjects,
    ack_policy: AckPolicy.Explicit,
    ack_wait: nanos(60_000),
    max_ack_pending: 1_000,
    ...(feed.since
      ? { deliver_policy: DeliverPolicy.StartTime, opt_start_time: feed.since.toISOString() }
      : { deliver_policy: DeliverPolicy.All }),
  });
}

/** Gone already is as good. */
export async function dropFeed(link: NatsLink, name: string, stream = DEFAULT_STREAM): Promise<void> {
  if (await hasFeed(link, name, stream)) await (await managerOf(link)).consumers.delete(stream, name);
}

/** Facts that wait for somebody, and those handed out and not acknowledged; undefined where there is no such consumer. */
export async function feedLag(link: NatsLink, name: string, stream = DEFAULT_STREAM): Promise<number | undefined> {
  const info = await infoOf(link, name, stream);
  return info && info.num_pending + info.num_ack_pending;
}

const managerOf = async (link: NatsLink) =>
  jetstreamManager(await link.connection(), { timeout: 3_000, checkAPI: false });

const hasFeed = async (link: NatsLink, name: string, stream: string): Promise<boolean> =>
  (await infoOf(link, name, stream)) !== undefined;

async function infoOf(link: NatsLink, name: string, stream: string) {
  try {
    return await (await managerOf(link)).consumers.info(stream, name);
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.ConsumerNotFound) return undefined;
    throw error;
  }
}
