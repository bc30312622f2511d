import { Injectable } from '@nestjs/common';
import { addDays, endOfLocalDay, localDate } from '@oln/calendar';
import { communeWithin, OfficePolicy, UnitOfWork } from '@oln/service-kit';
import { RegistrationService, type Registration } from './registration.service.js';
import type { PauseReason } from './request-codes.js';
import type { RequestCommand } from './request-commands.js';
import { RequestService } from './request.service.js';
import type { RequestDto } from './request.dto.js';
import { requestView } from './request.views.js';

export type DeskRegistration = Omit<Registration, 'commune' | 'origin' | 'originKey' | 'personInCharge'> & {
  commune?: string;
};

/** What people do with a request, one transaction each. The answer is the view: a repeated call is answered from it. */
@Injectable()
export class FrontDesk {
  constructor(
    private readonly work: UnitOfWork,
    private readonly registration: RegistrationService,
    private readonly requests: RequestService,
    private readonly policy: OfficePolicy,
  ) {}

  register(told: DeskRegistration): Promise<RequestDto> {
    return this.work.add('request.register', async (tx) => {
      const { principal } = tx.context;
      const request = await this.registration.register(tx, {
        commune: communeWithin(tx.context, told.commune),
        channel: told.channel,
        motive: told.motive,
        familyId: told.familyId,
        childIds: told.childIds,
        factors: told.factors,
        narrative: told.narrative,
        receivedAt: told.receivedAt,
        danger: told.danger,
        previousCaseId: told.previousCaseId,
        origin: 'desk',
        personInCharge: principal.kind === 'person' ? principal.person : undefined,
      });
      return requestView(request);
    });
  }

  change(id: string, command: RequestCommand): Promise<RequestDto> {
    return this.work.run(`request.${command.do}`, async (tx) =>
      requestView(await this.requests.change(tx, id, command)),
    );
  }

  reportDanger(id: string, grounds: Extract<RequestCommand, { do: 'report-danger' }>['grounds']): Promise<RequestDto> {
    return this.work.run('request.report-danger', async (tx) =>
      requestView(
        await this.requests.change(tx, id, { do: 'report-danger', grounds, by: tx.context.principal.person }),
      ),
    );
  }

  override(
    id: string,
    { priority, reason }: Pick<Extract<RequestCommand, { do: 'override' }>, 'priority' | 'reason'>,
  ): Promise<RequestDto> {
    return this.work.run('request.override', async (tx) =>
      requestView(
        await this.requests.change(tx, id, { do: 'override', priority, reason, by: tx.context.principal.person }),
      ),
    );
  }

  addChild(id: string, child: string): Promise<RequestDto> {
    return this.work.run('request.add-child', async (tx) => {
      const request = await this.requests.lockForChange(tx, id);
      await this.registration.assertKnown(tx, { ...request, childIds: [child] });
      return requestView(await this.requests.apply(tx, request, { do: 'add-child', child }));
    });
  }

  pause(id: string, until: Date, reason: PauseReason): Promise<RequestDto> {
    return this.work.run('request.pause', async (tx) => {
      const request = await this.requests.lockForChange(tx, id);
      const { numbers } = await this.policy.of(tx, request.commune);
      const latest = latestEnd(tx.asOf, numbers['pause.maximum-days']);
      return requestView(await this.requests.apply(tx, request, { do: 'pause', until, latest, reason }));
    });
  }
}

/** The end of the last day a pause may have. */
const latestEnd = (asOf: Date, days: number): Date => new Date(endOfLocalDay(addDays(localDate(asOf.getTime()), days)));
