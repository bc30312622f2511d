import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import type { ToldScoreConsent } from './score-consent.js';

/** Told twice and out of order: of what was said of somebody the highest turn holds, and an older one changes nothing. */
const NEWER = `
  insert into score_consents (person_id, commune, turn, state, said_at)
    select unnest($1::uuid[]), $2, $3, $4, $5
  on conflict (person_id) do update
     set commune = excluded.commune, turn = excluded.turn, state = excluded.state, said_at = excluded.said_at
   where score_consents.turn < excluded.turn
  returning person_id as id`;

const OPEN_SCORED = `
  select id from alerts where child_id = any ($1::uuid[]) and score is not null and stage <> 'closed' order by id`;

/** Judged with a score to which nobody consents, or without one to which somebody does. `$1`: barred while nobody was asked. */
const OUT_OF_STEP = `
  select alert.id from alerts alert left join score_consents consent on consent.person_id = alert.child_id
   where alert.score is not null and alert.stage <> 'closed' and alert.child_id is not null
     and alert.score_barred <> coalesce(consent.state = 'withdrawn' or (consent.state = 'lapsed' and $1), $1)
   order by alert.id limit $2`;

/** The only file that writes the table `score_consents`: what alerts know of consent, from intake's facts. */
@Injectable()
export class ScoreConsentRepository {
  /** Entries of which this is news. */
  async learn(tx: Tx, { persons, commune, turn, state, saidAt }: ToldScoreConsent): Promise<string[]> {
    return idsOf(await tx.query(NEWER, [persons, commune, turn, state, saidAt]));
  }

  /** Alerts that a score may weigh in, in one order for all. */
  async openScored(tx: Tx, childIds: readonly string[]): Promise<string[]> {
    return idsOf(await tx.query(OPEN_SCORED, [childIds]));
  }

  async outOfStep(tx: Tx, isBarredUnasked: boolean, limit: number): Promise<string[]> {
    return idsOf(await tx.query(OUT_OF_STEP, [isBarredUnasked, limit]));
  }
}

const idsOf = (rows: unknown[]): string[] => (rows as { id: string }[]).map(({ id }) => id);
