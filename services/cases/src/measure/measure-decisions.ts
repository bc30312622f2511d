import { Injectable } from '@nestjs/common';
import { endOfLocalDay } from '@oln/calendar';
import { UnitOfWork } from '@oln/service-kit';
import { MeasureCatalogueService } from '../measure-catalogue/measure-catalogue.service.js';
import { ProtectionHearingService } from '../protection-hearing/protection-hearing.service.js';
import { StaffService } from '../staff/staff.service.js';
import type { Command, Wanted } from './measure-commands.js';
import { tellOf } from './measure-notices.js';
import { MeasureTools } from './measure-tools.js';
import type { Measure } from './measure.js';

/** `until`: a local date; the measure holds until the end of that day. */
export interface WantedUntil extends Omit<Wanted, 'until'> {
  until: string;
  note?: string;
}

/** What the coordinator decides: adopted or not, renewed, lifted, let expire. */
@Injectable()
export class MeasureDecisions {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tools: MeasureTools,
    private readonly catalogues: MeasureCatalogueService,
    private readonly hearings: ProtectionHearingService,
    private readonly staff: StaffService,
  ) {}

  adopt(id: string, { note, ...given }: WantedUntil): Promise<Measure> {
    return this.work.run('measure.adopt', async (tx) => {
      const before = await this.tools.service.lock(tx, id);
      const wanted = wantedOf(given);
      const catalogue = await this.catalogues.check(tx, before.commune, wanted);
      const hearings = await this.hearings.soFar(tx, before);
      const by = tx.context.principal.person;
      await this.tools.records.add(tx, before, 'adopted', undefined, note);
      const after = await this.tools.service.apply(tx, before, { do: 'adopt', wanted, catalogue, hearings, by });
      tellOf(tx, after, 'adopted');
      return after;
    });
  }

  notAdopt(id: string, reason: Command<'not-adopt'>['reason'], note?: string): Promise<Measure> {
    return this.work.run('measure.not-adopt', async (tx) => {
      const before = await this.tools.service.lock(tx, id);
      const hearings = await this.hearings.soFar(tx, before);
      await this.tools.records.add(tx, before, 'not-adopted', reason, note);
      const after = await this.tools.service.apply(tx, before, { do: 'not-adopt', reason, hearings });
      tellOf(tx, after, 'not-adopted');
      return after;
    });
  }

  /** The same record, a new term: the ones before it are kept. */
  renew(id: string, { note, ...given }: WantedUntil): Promise<Measure> {
    return this.work.run('measure.renew', async (tx) => {
      const before = await this.tools.service.lock(tx, id);
      const wanted = wantedOf(given);
      const catalogue = await this.catalogues.check(tx, before.commune, wanted);
      await this.tools.records.add(tx, before, 'renewed', undefined, note);
      const by = tx.context.principal.person;
      const after = await this.tools.service.apply(tx, before, { do: 'renew', wanted, catalogue, by });
      tellOf(tx, after, 'renewed');
      return after;
    });
  }

  lift(id: string, reason: Command<'lift'>['reason'], note?: string): Promise<Measure> {
    return this.ends(id, { do: 'lift', reason }, 'lifted', note);
  }

  expire(id: string, note?: string): Promise<Measure> {
    return this.ends(id, { do: 'expire' }, 'expired', note);
  }

  reassign(id: string, to: string, reason: string): Promise<Measure> {
    return this.work.run('measure.reassign', async (tx) => {
      const before = await this.tools.service.lock(tx, id);
      await this.staff.assertTakesCases(tx, before.commune, to);
      const after = await this.tools.service.apply(tx, before, { do: 'reassign', to }, reason);
      tellOf(tx, after, 'reassigned');
      return after;
    });
  }

  private ends(
    id: string,
    command: Command<'lift'> | Command<'expire'>,
    kind: 'lifted' | 'expired',
    note?: string,
  ): Promise<Measure> {
    return this.work.run(`measure.${command.do}`, async (tx) => {
      const before = await this.tools.service.lock(tx, id);
      await this.tools.records.add(tx, before, kind, 'reason' in command ? command.reason : undefined, note);
      const after = await this.tools.service.apply(tx, before, command);
      tellOf(tx, after, 'ended');
      return after;
    });
  }
}

const wantedOf = ({ until, ...wanted }: Omit<WantedUntil, 'note'>): Wanted => ({
  ...wanted,
  until: new Date(endOfLocalDay(until)),
});
