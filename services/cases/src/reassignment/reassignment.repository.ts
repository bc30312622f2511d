import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { ReassignmentRow } from './reassignment.entity.js';
import { ReassignmentErrors } from './reassignment.errors.js';
import type { Reassignment } from './reassignment.js';

/** The only file that touches the table `reassignments`. */
@Injectable()
export class ReassignmentRepository {
  async get(tx: Tx, id: string): Promise<Reassignment> {
    return found(await tx.manager.findOne(ReassignmentRow, { where: { id } }));
  }

  async lock(tx: Tx, id: string): Promise<Reassignment> {
    return found(await tx.manager.findOne(ReassignmentRow, { where: { id }, lock: { mode: 'pessimistic_write' } }));
  }

  async insert(tx: Tx, job: Reassignment): Promise<void> {
    await tx.manager.insert(ReassignmentRow, { ...job, to: [...job.to] });
  }

  async save(tx: Tx, { id, to, ...job }: Reassignment): Promise<void> {
    await tx.manager.update(ReassignmentRow, { id }, { ...job, to: [...to] });
  }

  async running(tx: Tx, limit: number): Promise<Reassignment[]> {
    return tx.manager.find(ReassignmentRow, { where: { state: 'running' }, order: { askedAt: 'ASC' }, take: limit });
  }
}

function found(row: ReassignmentRow | null): Reassignment {
  if (!row) throw new RefusedError(refuse(ReassignmentErrors.NOT_FOUND));
  return row;
}
