import { Inject, Injectable } from '@nestjs/common';
import type { ProcessMessage } from '@oln/contracts';
import { Watched, type DueDates, type OpenRecord, type Tx, type WatchedRecords } from '@oln/service-kit';
import { MEASURE_DUE_DATES } from './measure-due-dates.js';
import { MeasureProcess, measureWorkflowId } from './measure-process.js';
import { MeasureRepository } from './measure.repository.js';

/** Terminating a process by hand must not lose a child: the watchdog starts it anew from where the measure stands. */
@Injectable()
@Watched('protectionMeasure')
export class WatchedMeasures implements WatchedRecords {
  constructor(
    private readonly measures: MeasureRepository,
    private readonly process: MeasureProcess,
    @Inject(MEASURE_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  async openRecords(tx: Tx, after: string | undefined, limit: number): Promise<OpenRecord[]> {
    const living = await this.measures.living(tx, after, limit);
    return living.map(({ id, commune, version }) => ({ id, commune, version, workflowId: measureWorkflowId(id) }));
  }

  async revival(tx: Tx, id: string): Promise<Extract<ProcessMessage, { kind: 'start' }> | undefined> {
    const measure = await this.measures.lock(tx, id);
    if (measure.stage === 'ended') return undefined;
    await this.dueDates.forgetRevision(tx, id);
    tx.audit({ kind: 'measure', id, commune: measure.commune, version: measure.version });
    return { ...(await this.process.startMessage(tx, measure)), revive: true };
  }
}
