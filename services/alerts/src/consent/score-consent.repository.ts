import { Injectable } from '@nestjs/common';
import { learnConsent, type ToldConsent, type Tx } from '@oln/service-kit';

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
  learn(tx: Tx, told: ToldConsent): Promise<string[]> {
    return learnConsent(tx, 'score_consents', told);
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
