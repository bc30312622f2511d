import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { In } from 'typeorm';
import { rowsOf } from '../persistence/rows-of.js';
import { SealedJson } from '../persistence/sealed-json.js';
import { ConsentActRow, ConsentRow } from './consent.entity.js';
import { ConsentErrors } from './consent.errors.js';
import type { Consent, ConsentAct } from './consent.js';

/** More was never said of anybody; older acts stay in the table. */
const MOST_ACTS = 500;

const placeOf = (id: string): string => `consent.document:${id}`;

/** The only file that touches the tables `consents` and `consent_acts`, but for what is erased with a person. */
@Injectable()
export class ConsentRepository {
  constructor(private readonly json: SealedJson) {}

  /** Throws CONSENT.NOT_FOUND. */
  async get(tx: Tx, id: string): Promise<Consent> {
    const row = await tx.manager.findOne(ConsentRow, { where: { id } });
    if (!row) throw new RefusedError(refuse(ConsentErrors.NOT_FOUND));
    return consentOf(row);
  }

  /** Of these entries, in one order for all; nobody else changes them until the end of the transaction. */
  async lockOf(tx: Tx, personIds: readonly string[], purpose?: string): Promise<Consent[]> {
    const rows = await tx.manager.find(ConsentRow, {
      where: { personId: In([...personIds]), ...(purpose && { purpose }) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return rows.map(consentOf);
  }

  async ofPerson(tx: Tx, personId: string): Promise<Consent[]> {
    return (await tx.manager.find(ConsentRow, { where: { personId }, order: { purpose: 'ASC' } })).map(consentOf);
  }

  /** Every entry of the person. */
  async entriesOf(tx: Tx, personId: string): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(tx, 'select id from entries_of($1) as id order by id', [personId]);
    return rows.map(({ id }) => id);
  }

  async put(tx: Tx, consent: Consent): Promise<void> {
    await tx.manager.upsert(ConsentRow, { ...consent, relation: consent.relation ?? null }, ['id']);
  }

  async addAct(tx: Tx, { document, ...act }: ConsentAct): Promise<void> {
    await tx.manager.insert(ConsentActRow, {
      ...act,
      causeId: act.causeId ?? null,
      relation: act.relation ?? null,
      saidById: act.saidById ?? null,
      guardianshipId: act.guardianshipId ?? null,
      way: act.way ?? null,
      document: document === undefined ? null : this.json.seal(document, placeOf(act.id)),
    });
  }

  /** The newest first. */
  async acts(tx: Tx, consentIds: readonly string[]): Promise<ConsentAct[]> {
    if (consentIds.length === 0) return [];
    const rows = await tx.manager.find(ConsentActRow, {
      where: { consentId: In([...consentIds]) },
      order: { recordedAt: 'DESC', version: 'DESC', id: 'DESC' },
      take: MOST_ACTS,
    });
    return rows.map((row) => this.actOf(row));
  }

  private actOf({ document, ...row }: ConsentActRow): ConsentAct {
    return {
      ...row,
      causeId: row.causeId ?? undefined,
      relation: row.relation ?? undefined,
      saidById: row.saidById ?? undefined,
      guardianshipId: row.guardianshipId ?? undefined,
      way: row.way ?? undefined,
      document: document === null ? undefined : this.json.open<string>(document, placeOf(row.id)),
    };
  }
}

const consentOf = (row: ConsentRow): Consent => ({ ...row, relation: row.relation ?? undefined });
