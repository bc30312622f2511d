import { createHash } from 'node:crypto';
import type { Database } from '../database/database.js';

export interface ParkedMessage {
  id: string;
  consumer: string;
  messageId: string | null;
  subject: string;
  payload: string;
  errorCode: string;
  attempts: number;
  parkedAt: Date;
  replayedAt: Date | null;
  commune: string;
}

export interface ParkedFilter {
  consumer?: string;
  commune?: string;
  /** Default: only those that wait. */
  replayed?: boolean;
  limit?: number;
}

/** A message that could not be taken in, on its way to the table. */
export interface Parking {
  consumer: string;
  stream: string;
  /** What has no id is known by where it stands in the stream. */
  streamSequence: number;
  /** Copies of a message, wherever in the stream, are one row. */
  messageId?: string;
  subject: string;
  payload: Uint8Array;
  errorCode: string;
  attempts: number;
  commune: string;
}

const COLUMNS = `id, consumer, message_id as "messageId", subject, payload, error_code as "errorCode", attempts,
  parked_at as "parkedAt", replayed_at as "replayedAt", commune`;

const LIST = `
  select ${COLUMNS} from parked
   where ($1::text is null or consumer = $1) and ($2::text is null or commune = $2) and (replayed_at is not null) = $3
   order by parked_at, id limit $4`;

const PARK = `
  insert into parked (id, consumer, message_id, subject, payload, error_code, attempts, commune) values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (id) do update set attempts = excluded.attempts, error_code = excluded.error_code, replayed_at = null`;

/** Messages that could not be taken in, with their payload, for staff to see and to replay. */
export class ParkedMessages {
  constructor(private readonly database: Database) {}

  list({ consumer, commune, replayed = false, limit = 100 }: ParkedFilter = {}): Promise<ParkedMessage[]> {
    return this.database.query<ParkedMessage>(LIST, [consumer ?? null, commune ?? null, replayed, limit]);
  }

  async find(id: string): Promise<ParkedMessage | undefined> {
    const [row] = await this.database.query<ParkedMessage>(`select ${COLUMNS} from parked where id = $1`, [id]);
    return row;
  }

  async park(parking: Parking): Promise<void> {
    const { consumer, messageId, subject, payload, errorCode, attempts, commune } = parking;
    // PostgreSQL text holds no NUL.
    const text = new TextDecoder().decode(payload).replaceAll('\0', '\ufffd');
    await this.database.query(PARK, [
      idOf(parking),
      consumer,
      messageId ?? null,
      subject,
      text,
      errorCode,
      attempts,
      commune,
    ]);
  }

  async markReplayed(id: string): Promise<void> {
    await this.database.query('update parked set replayed_at = now() where id = $1 and replayed_at is null', [id]);
  }
}

/**
 * A name-based UUID (version 8 layout) of the message, so that it waits once however often it comes: a relay may publish it again. With
 * its payload: an id that somebody has used for something else hides nothing.
 */
function idOf({ consumer, stream, streamSequence, subject, messageId, payload }: Parking): string {
  const which =
    messageId === undefined ? streamSequence : [messageId, createHash('sha256').update(payload).digest('hex')];
  const hash = createHash('sha256')
    .update(JSON.stringify([consumer, stream, subject, which]))
    .digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
