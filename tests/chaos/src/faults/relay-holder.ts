import type { Arena } from './fault.js';
import type { Rows } from '../house/house.js';

/** Owners whose relay is struck: the others send too little to be caught at it. */
const SERVICES = ['intake', 'cases'] as const;

export const serviceInTurn = (number: number): (typeof SERVICES)[number] => SERVICES[number % SERVICES.length]!;

const HOLDER = (service: string): string =>
  `select split_part(holder, '#', 1) as part from ${service}.lease where name = 'relay' and until > clock_timestamp()`;

/** The part that holds the relay's lease of a service now. */
export async function relayHolder(rows: Rows, service: string): Promise<string | undefined> {
  return (await rows<{ part: string }>(HOLDER(service)))[0]?.part;
}

const LOCK = (service: string): string => `select from ${service}.lease where name = 'relay' for update`;

const UNMARKED = (service: string): string =>
  `select id from ${service}.outbox where lane = 'event' and published_at is null`;

/** What is on its way inside the database is cut off with the process: a lost connection, not a late success. */
const CUT_OFF = `
  select pg_terminate_backend(pid) from pg_stat_activity where application_name like $1 and wait_event_type = 'Lock'`;

/** Half of the time for which a silent holder is believed: longer, and the lease would be over before the blow. */
const CATCH_WITHIN_MS = 1_200;

/**
 * Catches the relay between publishing and marking, and has `blow` done to it there. Marking locks the lease's row: as long as
 * we hold it, what was published cannot be marked. Once facts stand in the stream that their outbox calls unsent, the blow
 * falls, the marking that waits is cut off, and the row is let go. Gives how many facts were caught so; 0: none, no blow fell.
 */
export async function betweenPublishAndMark(
  { house }: Pick<Arena, 'house'>,
  service: string,
  blow: (part: string) => Promise<void> | void,
): Promise<number> {
  return house.operate(async (rows) => {
    const part = await relayHolder(rows, service);
    if (!part) return 0;
    await rows('begin');
    try {
      await rows(LOCK(service));
      const caught = await untilCaught({ house }, service);
      if (caught === 0) return 0;
      await blow(part);
      await rows(CUT_OFF, [`${service}/${part}/%`]);
      return caught;
    } finally {
      await rows('rollback');
    }
  });
}

/** Facts that the stream has and whose outbox does not know it. */
async function untilCaught({ house }: Pick<Arena, 'house'>, service: string): Promise<number> {
  for (const end = Date.now() + CATCH_WITHIN_MS; Date.now() < end;) {
    const unmarked = await house.read((rows) => rows<{ id: string }>(UNMARKED(service)));
    const stream = new Set((await house.stream.all()).map(({ messageId }) => messageId));
    const caught = unmarked.filter(({ id }) => stream.has(id)).length;
    if (caught > 0) return caught;
  }
  return 0;
}
