import { Injectable } from '@nestjs/common';
import { refuse, RefusedError, type EscalationOutcome, type EscalationStage } from '@oln/contracts';
import { newestFirst, SealedText, withinReach, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import { In, type FindOptionsWhere } from 'typeorm';
import type { OfFamily } from '../case-file/case-file.js';
import { ChildOwners } from './child-owners.js';
import { EscalationRow } from './escalation.entity.js';
import { EscalationErrors } from './escalation.errors.js';
import { ownerOf, RUNNING_STAGES, type Escalation } from './escalation.js';
import { escalationOf, rowOf } from './escalation.rows.js';

export interface EscalationFilter {
  commune?: string;
  stage?: EscalationStage;
  outcome?: EscalationOutcome;
  personInCharge?: string;
  caseId?: string;
  requestId?: string;
  alertId?: string;
  familyId?: string;
  childId?: string;
  /** True: something is left to do. */
  open?: boolean;
  urgent?: boolean;
}

const ACCOUNT = 'escalation.account';
const OF_CHILD = 'select escalation_id from escalation_children where child_id = :childId';
/** Three looks into three indexes: one condition with `or` would read them all. */
const OF_FAMILY = `row.id in (
  select id from escalations where family_id = :familyId
  union select id from escalations where case_id = any (:caseIds)
  union select escalations.id from escalations join escalation_children child on child.escalation_id = escalations.id
         where child.child_id = any (:children) and escalations.family_id is null)`;

/** The only file that touches the table `escalations` and what hangs on its children. */
@Injectable()
export class EscalationRepository {
  constructor(
    private readonly sealed: SealedText,
    private readonly owners: ChildOwners,
  ) {}

  async get(tx: Tx, id: string): Promise<Escalation> {
    return found(await tx.manager.findOne(EscalationRow, { where: { id } }));
  }

  /** One change at a time: whoever comes second sees what the first one did. */
  async lock(tx: Tx, id: string): Promise<Escalation> {
    return found(await tx.manager.findOne(EscalationRow, { where: { id }, lock: { mode: 'pessimistic_write' } }));
  }

  async account(tx: Tx, id: string): Promise<string | undefined> {
    const row = await tx.manager.findOne(EscalationRow, { select: { id: true, account: true }, where: { id } });
    return this.sealed.open(row?.account ?? null, ACCOUNT);
  }

  async insert(tx: Tx, escalation: Escalation, account?: string): Promise<void> {
    await tx.manager.insert(EscalationRow, { ...rowOf(escalation), account: this.sealed.seal(account, ACCOUNT) });
    await this.keepChildren(tx, escalation);
    await this.owners.keep(tx, escalation);
  }

  /** The record, and in the same breath who is in charge of its children. */
  async save(tx: Tx, before: Escalation, after: Escalation): Promise<void> {
    const { id, ...row } = rowOf(after);
    await tx.manager.update(EscalationRow, { id }, row);
    const gone = before.children.filter((child) => !after.children.includes(child));
    if (gone.length > 0) await this.keepChildren(tx, after);
    for (const child of gone) await this.owners.forget(tx, after, child);
    if (ownerOf(before) !== ownerOf(after)) await this.owners.keep(tx, after);
  }

  async saveAccount(tx: Tx, id: string, account: string): Promise<void> {
    await tx.manager.update(EscalationRow, { id }, { account: this.sealed.seal(account, ACCOUNT) });
  }

  private async keepChildren(tx: Tx, { id, commune, children }: Escalation): Promise<void> {
    await tx.manager.query('delete from escalation_children where escalation_id = $1', [id]);
    await tx.manager.query(
      'insert into escalation_children (commune, escalation_id, child_id) select distinct $1, $2::uuid, unnest($3::uuid[])',
      [commune, id, children],
    );
  }

  list(tx: Tx, filter: EscalationFilter, page: PageQuery): Promise<Page<Escalation>> {
    const query = tx.manager.createQueryBuilder(EscalationRow, 'row').where(exact(filter));
    query.andWhere(withinReach(tx, 'row.commune'));
    if (filter.childId) query.andWhere(`row.id in (${OF_CHILD})`, { childId: filter.childId });
    if (filter.open !== undefined) query.andWhere(`row.stage ${filter.open ? '<>' : '='} 'ended'`);
    if (filter.urgent) query.andWhere(`row.urgent and row.stage <> 'ended'`);
    return newestFirst(query, 'openedAt', page, escalationOf);
  }

  /** Escalations in which the child still is, in order, locked. `running`: only those that make another one a second. */
  async ofChild(tx: Tx, childId: string, only?: 'running'): Promise<Escalation[]> {
    const query = tx.manager
      .createQueryBuilder(EscalationRow, 'row')
      .setLock('pessimistic_write')
      .where(`row.id in (${OF_CHILD}) and row.stage <> 'ended'`, { childId });
    if (only) query.andWhere('row.stage in (:...stages)', { stages: RUNNING_STAGES });
    return (await query.orderBy('row.id').getMany()).map(escalationOf);
  }

  /** Of the family, of one of its cases, or of one of its children where no family is named; in order, locked. */
  async ofFamily(tx: Tx, { familyId, caseIds, children }: OfFamily): Promise<Escalation[]> {
    return this.locked(tx, OF_FAMILY, { familyId, caseIds, children });
  }

  async inCharge(tx: Tx, personInCharge: string, commune: string): Promise<Escalation[]> {
    return this.locked(tx, `row.personInCharge = :personInCharge and row.commune = :commune`, {
      personInCharge,
      commune,
    });
  }

  async countInCharge(tx: Tx, personInCharge: string, commune: string): Promise<number> {
    const query = tx.manager.createQueryBuilder(EscalationRow, 'row').where({ personInCharge, commune });
    return query.andWhere(`row.stage <> 'ended'`).getCount();
  }

  /** Escalations whose process must be running, by id. */
  async living(tx: Tx, after: string | undefined, limit: number): Promise<Escalation[]> {
    const query = tx.manager.createQueryBuilder(EscalationRow, 'row').where(`row.stage <> 'ended'`);
    if (after) query.andWhere('row.id > :after', { after });
    return (await query.orderBy('row.id').limit(limit).getMany()).map(escalationOf);
  }

  async runningOfCase(tx: Tx, caseId: string): Promise<Escalation[]> {
    const rows = await tx.manager.find(EscalationRow, { where: { caseId, stage: In([...RUNNING_STAGES]) } });
    return rows.map(escalationOf);
  }

  /** By case: the escalation that runs for a child of it. */
  async runningOfCases(tx: Tx, caseIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (caseIds.length === 0) return new Map();
    const rows = await tx.manager.query<{ case_id: string; id: string }[]>(
      `select of_case.case_id, escalations.id
         from case_children of_case
         join escalation_children of_escalation on of_escalation.child_id = of_case.child_id
         join escalations on escalations.id = of_escalation.escalation_id
        where of_case.case_id = any ($1::uuid[]) and escalations.stage = any ($2::text[])`,
      [caseIds, RUNNING_STAGES],
    );
    return new Map(rows.map(({ case_id, id }) => [case_id, id]));
  }

  private async locked(tx: Tx, condition: string, values: Record<string, unknown>): Promise<Escalation[]> {
    const query = tx.manager.createQueryBuilder(EscalationRow, 'row').setLock('pessimistic_write');
    query.where(condition, values).andWhere(`row.stage <> 'ended'`);
    return (await query.orderBy('row.id').getMany()).map(escalationOf);
  }
}

function exact(filter: EscalationFilter): FindOptionsWhere<EscalationRow> {
  const { childId: _child, open: _open, urgent: _urgent, ...wanted } = filter;
  return Object.fromEntries(
    Object.entries(wanted).filter(([, value]) => value !== undefined),
  ) as FindOptionsWhere<EscalationRow>;
}

function found(row: EscalationRow | null): Escalation {
  if (!row) throw new RefusedError(refuse(EscalationErrors.NOT_FOUND));
  return escalationOf(row);
}
