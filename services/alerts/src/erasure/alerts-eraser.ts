import { Injectable } from '@nestjs/common';
import { Eraser, SealedText, type ErasureOrder, type Tx } from '@oln/service-kit';

const OPEN = `
  select exists (select from alerts where (stage <> 'closed' or closed_at >= $3::timestamptz)
                    and (child_id = any ($1::uuid[]) or entry_id = any ($1) or family_id = any ($2::uuid[])))
      or exists (select from child_watches where id = any ($1) and (stage <> 'ended' or ended_at >= $3)) as open`;

/** What makes it the same alert goes as well: it was made of who the child is said to be. */
const ALERTS = `
  update alerts set reference = null, identity = null, digest = null, key = 'erased:' || id
   where stage = 'closed' and (child_id = any ($1::uuid[]) or entry_id = any ($1))
  returning id`;
/** Known by the child. */
const WATCHES = `select id from child_watches where id = any ($1::uuid[]) order by id`;

const NOTES = `update alert_notes set text = $2, hash = id::text where alert_id = any ($1::uuid[])`;
const REVIEWS = `update watch_reviews set note = null where watch_id = any ($1::uuid[]) and note is not null`;
const ROWS = `update alert_batch_rows set content = null
  where alert_id = any ($1::uuid[]) and content is not null and state in ('accepted', 'known')`;

/**
 * Of alerts stay dates, factors, severities and outcomes. An alert is about one child: with it goes what was told. What was heard of
 * consent stays: were the child kept after all, a no would be forgotten.
 */
@Injectable()
export class AlertsEraser extends Eraser {
  constructor(private readonly sealed: SealedText) {
    super();
  }

  async hasOpen(tx: Tx, { persons, familyIds, endedBefore }: ErasureOrder): Promise<boolean> {
    const values = [persons, familyIds, endedBefore ?? null];
    const [found] = await tx.query<{ open: boolean }>(OPEN, values);
    return found!.open;
  }

  async erase(tx: Tx, { persons }: ErasureOrder): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(ALERTS, [persons]);
    const ids = rows.map(({ id }) => id);
    await tx.query(NOTES, [ids, this.sealed.seal('Anonimizado', 'alert-note.text')]);
    await tx.query(REVIEWS, [persons]);
    await tx.query(ROWS, [ids]);
    const watches = await tx.query<{ id: string }>(WATCHES, [persons]);
    return [...ids, ...watches.map(({ id }) => id)];
  }
}
