import { Injectable } from '@nestjs/common';
import { Eraser, SealedText, type ErasureOrder, type Tx } from '@oln/service-kit';
import { OPINION_TEXT } from '../opinion/opinion.repository.js';

/** Takes part in a plan that goes on, or that ended too lately. Who withdrew before has nothing open. */
const OPEN = `
  select exists (select from participants participant join community_plans plan on plan.id = participant.plan_id
                  where participant.person_id = any ($1::uuid[]) and participant.state = 'active'
                    and (plan.stage <> 'closed' or plan.closed_at >= $2::timestamptz)) as open`;

/** What was said stays without words, and is nobody's: told again, there is nothing left to erase. */
const OPINIONS = `
  update opinions set text = $2, participant_id = null
   where participant_id in (select id from participants where person_id = any ($1::uuid[]))
  returning id`;

/** Who answered for a child is not named any more. */
const GUARDIANS = `update participants set consent_by = null where consent_by = any ($1::uuid[])`;

/** Of who took part stay ids, dates and counts: that somebody was there. What they said is erased. */
@Injectable()
export class CommunityEraser extends Eraser {
  constructor(private readonly sealed: SealedText) {
    super();
  }

  async hasOpen(tx: Tx, { persons, endedBefore }: ErasureOrder): Promise<boolean> {
    const [found] = await tx.query<{ open: boolean }>(OPEN, [persons, endedBefore ?? null]);
    return found!.open;
  }

  async erase(tx: Tx, { persons }: ErasureOrder): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(OPINIONS, [persons, this.sealed.seal('Anonimizado', OPINION_TEXT)]);
    await tx.query(GUARDIANS, [persons]);
    return rows.map(({ id }) => id);
  }
}
