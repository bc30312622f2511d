import { Injectable } from '@nestjs/common';
import { SealedText, type Tx } from '@oln/service-kit';
import { ReferralNoteRow } from './referral.entity.js';

const PLACES = { note: 'referral.note', place: 'referral.place', basisReason: 'referral.basis-reason' } as const;

const UPSERT = `
  insert into referral_notes (referral_id, commune, note, place, list_checked_at, basis_reason) values ($1, $2, $3, $4, $5, $6)
  on conflict (referral_id) do update
     set note = coalesce(excluded.note, referral_notes.note), place = coalesce(excluded.place, referral_notes.place),
         basis_reason = coalesce(excluded.basis_reason, referral_notes.basis_reason),
         list_checked_at = greatest(excluded.list_checked_at, referral_notes.list_checked_at)`;

export interface ReferralNotes {
  /** What the receiver should know. */
  note?: string;
  /** Where the family is to go. */
  place?: string;
  /** Why it rests on something else than consent. */
  basisReason?: string;
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
    const basisReason = this.sealed.seal(notes.basisReason, PLACES.basisReason);
    const checkedAt = notes.listCheckedAt?.toISOString() ?? null;
    await tx.query(UPSERT, [id, commune, note, place, checkedAt, basisReason]);
  }

  async of(tx: Tx, referralId: string): Promise<ReferralNotes> {
    const row = await tx.manager.findOne(ReferralNoteRow, { where: { referralId } });
    if (!row) return {};
    return {
      note: this.sealed.open(row.note, PLACES.note),
      place: this.sealed.open(row.place, PLACES.place),
      basisReason: this.sealed.open(row.basisReason, PLACES.basisReason),
      listCheckedAt: row.listCheckedAt ?? undefined,
    };
  }
}
