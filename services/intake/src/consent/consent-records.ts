import { Injectable } from '@nestjs/common';
import { localDate } from '@oln/calendar';
import { intakeEvents } from '@oln/contracts';
import { consentCatalogueOn } from '@oln/policy';
import { newId, type Tx } from '@oln/service-kit';
import { FamilyRepository } from '../family/family.repository.js';
import type { Person } from '../person/person.js';
import { ConsentRepository } from './consent.repository.js';
import { nextTurn, parted, stricter, type Consent, type ConsentAct, type ConsentState } from './consent.js';

type Holder = Pick<Person, 'id' | 'commune'>;

/** What is written down with an act. */
export type ActGiven = Pick<ConsentAct, 'cause'> &
  Partial<Pick<ConsentAct, 'causeId' | 'relation' | 'saidById' | 'guardianshipId' | 'way' | 'saidAt' | 'document'>>;

/** Writes what was said, and tells whoever uses the data. Other capabilities use it inside their own transaction. */
@Injectable()
export class ConsentRecords {
  constructor(
    private readonly consents: ConsentRepository,
    private readonly families: FamilyRepository,
  ) {}

  /** All that was said of the person for the purpose, by whatever entry; the entry in use is locked by the caller. */
  async lockAll(tx: Tx, personId: string, purpose: string): Promise<{ own?: Consent; all: Consent[] }> {
    const all = await this.consents.lockOf(tx, await this.consents.entriesOf(tx, personId), purpose);
    return { all, own: all.find((one) => one.personId === personId) };
  }

  /** `known`: of every entry of the person, so that this comes after all of it. */
  async write(
    tx: Tx,
    { id: personId, commune }: Holder,
    of: { purpose: string; state: ConsentState; own?: Consent; known: readonly (Consent | undefined)[] },
    { saidAt = tx.asOf, ...given }: ActGiven,
  ): Promise<Consent> {
    const { purpose, state, own, known } = of;
    const consent: Consent = {
      ...{ id: own?.id ?? newId(), commune, personId, purpose, state },
      ...{ version: (own?.version ?? 0) + 1, since: saidAt, relation: given.relation, turn: nextTurn(known) },
    };
    await this.consents.put(tx, consent);
    const recorded = { recordedAt: tx.asOf, recordedBy: tx.context.principal.person };
    const { version } = consentCatalogueOn(localDate(tx.asOf.getTime()));
    const about = { id: newId(), commune, consentId: consent.id, version: consent.version, state };
    await this.consents.addAct(tx, { ...about, ...given, ...recorded, saidAt, catalogue: version });
    await this.tell(tx, consent);
    const audited = { kind: 'consent', id: consent.id, commune, version: consent.version, reason: state };
    tx.audit({ action: `consent.${state}`, ...audited });
    return consent;
  }

  /** Two entries are one person: of what each says, what allows less holds for the one that stays. Both are locked. */
  async merged(tx: Tx, merged: Holder, survivor: Holder, mergeId: string): Promise<void> {
    const known = await this.consents.lockOf(tx, await this.consents.entriesOf(tx, survivor.id));
    for (const [purpose, { gone, own }] of pairs(known, merged.id, survivor.id)) {
      const { state, relation } = stricter(own, gone);
      const of = { purpose, state, own, known: known.filter((one) => one.purpose === purpose) };
      await this.write(tx, survivor, of, { cause: 'merge', causeId: mergeId, relation });
    }
  }

  /** They were two people after all: see {@link parted}. Both are locked, and stand apart again. */
  async parted(tx: Tx, restored: Holder, survivor: Holder, mergeId: string): Promise<void> {
    const entries = [
      ...(await this.consents.entriesOf(tx, restored.id)),
      ...(await this.consents.entriesOf(tx, survivor.id)),
    ];
    const known = await this.consents.lockOf(tx, entries);
    for (const [purpose, { gone, own }] of pairs(known, restored.id, survivor.id)) {
      const acts = own ? await this.consents.acts(tx, [own.id]) : [];
      const now = parted(own, gone, acts, mergeId);
      const ofPurpose = known.filter((one) => one.purpose === purpose);
      const cause = { cause: 'merge-undone', causeId: mergeId } as const;
      const kept = { purpose, state: now.own.state, own, known: ofPurpose };
      const after = await this.write(tx, survivor, kept, { ...cause, relation: now.own.relation });
      const back = { purpose, state: now.restored.state, own: gone, known: [...ofPurpose, after] };
      await this.write(tx, restored, back, { ...cause, relation: now.restored.relation });
    }
  }

  /** The person lives in other families now: who uses the data of a family is told anew. Nothing was said. */
  async moved(tx: Tx, personIds: readonly string[]): Promise<void> {
    for (const before of await this.consents.lockOf(tx, personIds)) {
      const after = { ...before, version: before.version + 1, turn: before.turn + 1 };
      await this.consents.put(tx, after);
      await this.tell(tx, after);
    }
  }

  private async tell(tx: Tx, consent: Consent): Promise<void> {
    const { id, personId, purpose, turn, state } = consent;
    const persons = await this.consents.entriesOf(tx, personId);
    const familyIds = await this.families.familiesOf(tx, personId);
    const said = { id, personId, purpose, persons, familyIds, turn };
    if (state === 'given') tx.emit(intakeEvents.consentGiven, consent, said);
    else if (state === 'unasked') tx.emit(intakeEvents.consentLapsed, consent, said);
    else tx.emit(intakeEvents.consentWithdrawn, consent, { ...said, refused: state === 'refused' });
  }
}

/** What two entries say, by purpose. */
function pairs(
  known: readonly Consent[],
  goneId: string,
  ownId: string,
): Map<string, { gone?: Consent; own?: Consent }> {
  const of = known.filter(({ personId }) => personId === goneId || personId === ownId);
  return new Map(
    [...new Set(of.map(({ purpose }) => purpose))].sort().map((purpose) => {
      const said = (personId: string) => of.find((one) => one.personId === personId && one.purpose === purpose);
      return [purpose, { gone: said(goneId), own: said(ownId) }];
    }),
  );
}
