import { Injectable } from '@nestjs/common';
import { refuse, RefusedError, type MeasureOutcome, type MeasureStage } from '@oln/contracts';
import { newestFirst, newId, withinReach, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import type { FindOptionsWhere } from 'typeorm';
import type { OfFamily } from '../case-file/case-file.js';
import { MeasureRow } from './measure.entity.js';
import { MeasureTermRow } from './measure-records.entity.js';
import { MeasureErrors } from './measure.errors.js';
import type { HeldMeasure, Measure } from './measure.js';
import { measureOf, rowOf } from './measure.rows.js';

export interface MeasureFilter {
  commune?: string;
  stage?: MeasureStage;
  outcome?: MeasureOutcome;
  personInCharge?: string;
  caseId?: string;
  alertId?: string;
  escalationId?: string;
  familyId?: string;
  childId?: string;
  /** True: something is left to do. */
  open?: boolean;
}

const OF_CHILD = 'select measure_id from measure_children where child_id = :childId';
/** Three looks into three indexes: one condition with `or` would read them all. */
const OF_FAMILY = `row.id in (
  select id from measures where family_id = :familyId
  union select id from measures where case_id = any (:caseIds)
  union select measures.id from measures join measure_children child on child.measure_id = measures.id
         where child.child_id = any (:children) and measures.family_id is null)`;

/** The only file that touches the tables `measures` and `measure_terms`, and the children of measures. */
@Injectable()
export class MeasureRepository {
  async get(tx: Tx, id: string): Promise<Measure> {
    return found(await tx.manager.findOne(MeasureRow, { where: { id } }));
  }

  async lock(tx: Tx, id: string): Promise<Measure> {
    return found(await tx.manager.findOne(MeasureRow, { where: { id }, lock: { mode: 'pessimistic_write' } }));
  }

  async insert(tx: Tx, measure: Measure): Promise<void> {
    await tx.manager.insert(MeasureRow, rowOf(measure));
    await this.keepChildren(tx, measure);
  }

  async save(tx: Tx, before: Measure, after: Measure): Promise<void> {
    const { id, ...row } = rowOf(after);
    await tx.manager.update(MeasureRow, { id }, row);
    if (before.children.length !== after.children.length) await this.keepChildren(tx, after);
    if ('term' in after && after.term !== (before as Partial<HeldMeasure>).term)
      await this.keepTerm(tx, after as HeldMeasure);
  }

  list(tx: Tx, filter: MeasureFilter, page: PageQuery): Promise<Page<Measure>> {
    const query = tx.manager.createQueryBuilder(MeasureRow, 'row').where(exact(filter));
    query.andWhere(withinReach(tx, 'row.commune'));
    if (filter.childId) query.andWhere(`row.id in (${OF_CHILD})`, { childId: filter.childId });
    if (filter.open !== undefined) query.andWhere(`row.stage ${filter.open ? '<>' : '='} 'ended'`);
    return newestFirst(query, 'openedAt', page, measureOf);
  }

  terms(tx: Tx, measureId: string): Promise<MeasureTermRow[]> {
    return tx.manager.find(MeasureTermRow, { where: { measureId }, order: { term: 'DESC' } });
  }

  /** Measures in which the child still is, in order, locked. */
  ofChild(tx: Tx, childId: string): Promise<Measure[]> {
    return this.locked(tx, `row.id in (${OF_CHILD})`, { childId });
  }

  /** Of the family, of one of its cases, or of one of its children where no family is named; in order, locked. */
  ofFamily(tx: Tx, { familyId, caseIds, children }: OfFamily): Promise<Measure[]> {
    return this.locked(tx, OF_FAMILY, { familyId, caseIds, children });
  }

  inCharge(tx: Tx, personInCharge: string, commune: string): Promise<Measure[]> {
    return this.locked(tx, 'row.personInCharge = :personInCharge and row.commune = :commune', {
      personInCharge,
      commune,
    });
  }

  async countInCharge(tx: Tx, personInCharge: string, commune: string): Promise<number> {
    const query = tx.manager.createQueryBuilder(MeasureRow, 'row').where({ personInCharge, commune });
    return query.andWhere(`row.stage <> 'ended'`).getCount();
  }

  async living(tx: Tx, after: string | undefined, limit: number): Promise<Measure[]> {
    const query = tx.manager.createQueryBuilder(MeasureRow, 'row').where(`row.stage <> 'ended'`);
    if (after) query.andWhere('row.id > :after', { after });
    return (await query.orderBy('row.id').limit(limit).getMany()).map(measureOf);
  }

  private async keepChildren(tx: Tx, { id, commune, children }: Measure): Promise<void> {
    await tx.manager.query('delete from measure_children where measure_id = $1', [id]);
    await tx.manager.query(
      'insert into measure_children (commune, measure_id, child_id) select distinct $1, $2::uuid, unnest($3::uuid[])',
      [commune, id, children],
    );
  }

  private async keepTerm(tx: Tx, held: HeldMeasure): Promise<void> {
    const { id: measureId, commune, term, catalogueId, measures, responsible, institutionId, adoptedBy } = held;
    const what = { term, catalogueId, measures: [...measures], responsible, institutionId: institutionId ?? null };
    const when = { since: held.inForceSince, until: held.inForceUntil, adoptedBy };
    await tx.manager.insert(MeasureTermRow, { id: newId(), commune, measureId, ...what, ...when });
  }

  private async locked(tx: Tx, condition: string, values: Record<string, unknown>): Promise<Measure[]> {
    const query = tx.manager.createQueryBuilder(MeasureRow, 'row').setLock('pessimistic_write');
    query.where(condition, values).andWhere(`row.stage <> 'ended'`);
    return (await query.orderBy('row.id').getMany()).map(measureOf);
  }
}

function exact({ childId: _child, open: _open, ...wanted }: MeasureFilter): FindOptionsWhere<MeasureRow> {
  return Object.fromEntries(
    Object.entries(wanted).filter(([, value]) => value !== undefined),
  ) as FindOptionsWhere<MeasureRow>;
}

function found(row: MeasureRow | null): Measure {
  if (!row) throw new RefusedError(refuse(MeasureErrors.NOT_FOUND));
  return measureOf(row);
}
