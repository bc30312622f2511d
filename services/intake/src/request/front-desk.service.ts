import { Injectable } from '@nestjs/common';
import { addDays, endOfLocalDay, localDate } from '@oln/calendar';
import { numbersFor } from '@oln/policy';
import { UnitOfWork } from '@oln/service-kit';
import { communeWithin } from '../access/reach.js';
import { RegistrationService, type Registration } from './registration.service.js';
import type { PauseReason } from './request-codes.js';
import type { RequestCommand } from './request-commands.js';
import { RequestService } from './request.service.js';
import type { IntakeRequest } from './request.js';

export type DeskRegistration = Omit<Registration, 'commune' | 'origin' | 'originKey' | 'personInCharge'> & { commune?: string };

/** What people do with a request, one transaction each. */
@Injectable()
export class FrontDesk {
  constructor(
    private readonly work: UnitOfWork,
    private readonly registration: RegistrationService,
    private readonly requests: RequestService,
  ) {}

  register({ commune, ...registration }: DeskRegistration): Promise<IntakeRequest> {
    return this.work.run('request.register', (tx) => {
      const within = communeWithin(tx.context, commune);
      const personInCharge = tx.context.principal.kind === 'person' ? tx.context.principal.person : undefined;
      return this.registration.register(tx, { ...registration, commune: within, origin: 'desk', personInCharge });
    });
  }

  change(id: string, command: RequestCommand): Promise<IntakeRequest> {
    return this.work.run(`request.${command.do}`, (tx) => this.requests.change(tx, id, command));
  }

  reportDanger(id: string, grounds: Extract<RequestCommand, { do: 'report-danger' }>['grounds']): Promise<IntakeRequest> {
    return this.work.run('request.report-danger', (tx) =>
      this.requests.change(tx, id, { do: 'report-danger', grounds, by: tx.context.principal.person }),
    );
  }

  override(id: string, { priority, reason }: Pick<Extract<RequestCommand, { do: 'override' }>, 'priority' | 'reason'>): Promise<IntakeRequest> {
    return this.work.run('request.override', (tx) =>
      this.requests.change(tx, id, { do: 'override', priority, reason, by: tx.context.principal.person }),
    );
  }

  addChild(id: string, child: string): Promise<IntakeRequest> {
    return this.work.run('request.add-child', async (tx) => {
      const request = await this.requests.lockForChange(tx, id);
      await this.registration.assertKnown(tx, { ...request, childIds: [child] });
      return this.requests.apply(tx, request, { do: 'add-child', child });
    });
  }

  pause(id: string, until: Date, reason: PauseReason): Promise<IntakeRequest> {
    return this.work.run('request.pause', (tx) => {
      const latest = addDays(localDate(tx.asOf.getTime()), numbersFor()['pause.maximum-days']);
      return this.requests.change(tx, id, { do: 'pause', until, latest: new Date(endOfLocalDay(latest)), reason });
    });
  }
}
