import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { Erasures, type Tx } from '@oln/service-kit';
import { MeasureAnnouncements } from './measure-announcements.js';
import { MeasureErrors } from './measure.errors.js';
import { openMeasure, type Measure, type NewMeasure } from './measure.js';
import { MeasureProcess } from './measure-process.js';
import { MeasureRecords } from './measure-records.js';
import { MeasureRepository } from './measure.repository.js';

/** The one way a measure comes to be: by staff, by an alert, in the place of an escalation. */
@Injectable()
export class MeasureOpening {
  constructor(
    private readonly measures: MeasureRepository,
    private readonly records: MeasureRecords,
    private readonly announcements: MeasureAnnouncements,
    private readonly process: MeasureProcess,
    private readonly erasures: Erasures,
  ) {}

  async open(tx: Tx, opened: NewMeasure, note?: string): Promise<Measure> {
    if (opened.children.length === 0) throw new RefusedError(refuse(MeasureErrors.NO_CHILDREN, { field: 'childIds' }));
    if (opened.grounds.length === 0) throw new RefusedError(refuse(MeasureErrors.NO_GROUNDS, { field: 'grounds' }));
    await this.erasures.assertNotErased(tx, opened.children, opened.familyId);
    const measure = openMeasure(opened, tx.asOf);
    await this.measures.insert(tx, measure);
    await this.records.add(tx, measure, 'opened', undefined, note);
    this.announcements.opened(tx, measure);
    await this.process.start(tx, measure);
    tx.audit({ action: 'measure.open', kind: 'measure', id: measure.id, commune: measure.commune, version: 1 });
    return measure;
  }
}
