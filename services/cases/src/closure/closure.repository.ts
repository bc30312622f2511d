import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { SealedText, type Tx } from '@oln/service-kit';
import type { ClosingOutcome } from '../case-file/case-commands.js';
import type { FactorChange, FactorCounts } from '../instrument/factors.js';
import { ClosureRow } from './closure.entity.js';
import { ClosureErrors } from './closure.errors.js';
import type { Staying } from './closure.js';

export interface ClosureView {
  id: string;
  caseId: string;
  at: string;
  evaluationId: string;
  outcome: ClosingOutcome;
  changes: FactorChange[];
  counts: FactorCounts;
  staysActive: Staying[];
  summary: string;
  person: string;
}

const STAYS = 'closure.stays-active';
const SUMMARY = 'closure.summary';

/** The only file that touches the table `closures`. */
@Injectable()
export class ClosureRepository {
  constructor(private readonly sealed: SealedText) {}

  async add(
    tx: Tx,
    { at, staysActive, summary, ...closure }: Omit<ClosureView, 'at'> & { at: Date; commune: string },
  ): Promise<ClosureView> {
    const row: ClosureRow = {
      ...closure,
      at,
      staysActive: this.sealed.seal(JSON.stringify(staysActive), STAYS),
      summary: this.sealed.seal(summary, SUMMARY),
    };
    await tx.manager.insert(ClosureRow, row);
    return this.view(row);
  }

  async get(tx: Tx, caseId: string): Promise<ClosureView> {
    const row = await tx.manager.findOne(ClosureRow, { where: { caseId } });
    if (!row) throw new RefusedError(refuse(ClosureErrors.NOT_FOUND));
    return this.view(row);
  }

  private view({ commune: _commune, at, staysActive, summary, ...row }: ClosureRow): ClosureView {
    return {
      ...row,
      at: at.toISOString(),
      staysActive: JSON.parse(this.sealed.open(staysActive, STAYS)) as Staying[],
      summary: this.sealed.open(summary, SUMMARY),
    };
  }
}
