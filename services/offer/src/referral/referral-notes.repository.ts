import { Injectable } from '@nestjs/common';
import { SealedText, type Tx } from '@oln/service-kit';
import { ReferralNoteRow } from './referral.entity.js';

const PLACES = { note: 'referral.note', place: 'referral.place' } as const;

const UPSERT = `
  insert into referral_notes (referral_id, commune, note, place, list_checked_at) values ($1, $2, $3, $4, $5)
  on conflict (referral_id) do update
     set note = coalesce(excluded.note, referral_notes.note), place = coalesce(excluded.place, referral_notes.place),
         list_checked_at = greatest(excluded.list_checked_at, referral_notes.list_checked_at)`;

export interface ReferralNotes {
  /** What the receiver should know. */
  note?: string;
  /** Where the family is to go. */
  place?: string;
  listCheckedAt?: Date;
}

/** The only file that touches the table `referral_notes`: what people wrote lies sealed. */
@Injectable()
export class ReferralNotesRepository {
  constructor(private readonly sealed: SealedText) {}

  /** What is absent stays as it is. */
  async put(tx: Tx, { id, commune }: { id: string; commune: string }, notes: ReferralNotes): Promise<void> {
    if (Object.values(notes).every((value) => value === undefined)) return;
    const note = this.sealed.seal(notes.note, PLACES.note);
    const place = this.sealed.seal(notes.place, PLACES.place);
    await tx.query(UPSERT, [id, commune, note, place, notes.listCheckedAt?.toISOString() ?? null]);
  }

  async of(tx: Tx, referralId: string): Promise<ReferralNotes> {
    const row = await tx.manager.findOne(ReferralNoteRow, { where: { referralId } });
    if (!row) return {};
    return {
      note: this.sealed.open(row.note, PLACES.note),
      place: this.sealed.open(row.place, PLACES.place),
      listCheckedAt: row.listCheckedAt ?? undefined,
    };
  }
}
