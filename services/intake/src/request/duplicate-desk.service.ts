import { Injectable } from '@nestjs/common';
import { isRefusal } from '@oln/contracts';
import { UnitOfWork, type Tx } from '@oln/service-kit';
import { AttendedFamilies } from '../assignment/attended-families.repository.js';
import type { RequestCommand } from './request-commands.js';
import { RequestHousehold } from './request-household.js';
import { raiseNotice } from './request-notices.js';
import { RequestRepository } from './request.repository.js';
import type { RequestDto } from './request.dto.js';
import { RequestService } from './request.service.js';
import { requestView } from './request.views.js';
import { isOpen, type IntakeRequest } from './request.js';

/** What two requests are held against each other by. */
@Injectable()
export class DuplicateFacts {
  constructor(
    readonly table: RequestRepository,
    readonly household: RequestHousehold,
    readonly attended: AttendedFamilies,
  ) {}
}

/** Two requests say the same: one goes on, and nothing that the other one knew is lost. */
@Injectable()
export class DuplicateDesk {
  constructor(
    private readonly work: UnitOfWork,
    private readonly requests: RequestService,
    private readonly facts: DuplicateFacts,
  ) {}

  close(id: string, of: string): Promise<RequestDto> {
    return this.work.run('request.close-duplicate', async (tx) => {
      const [request, other] = await this.lockBoth(tx, id, of);
      if (!isOpen(other)) return requestView(await this.intoCase(tx, request, other));
      const missing = await this.facts.household.missingIn(tx, other, request);
      const sharesChild = missing !== undefined;
      const closed = await this.requests.apply(tx, request, { do: 'close-duplicate', of, sharesChild });
      await this.handOver(tx, request, other, missing ?? []);
      return requestView(closed);
    });
  }

  /** The other one has become a case. It is told to whoever attends the family; a child that the case does not have is not left to it. */
  private async intoCase(tx: Tx, request: IntakeRequest, other: IntakeRequest): Promise<IntakeRequest> {
    const toPerson = await this.facts.attended.personOf(tx, other.id);
    const missing = toPerson ? await this.facts.household.missingIn(tx, other, request) : undefined;
    const command = { do: 'close-duplicate', of: other.id, sharesChild: missing?.length === 0 } as const;
    const closed = await this.requests.apply(tx, request, command);
    if (toPerson) raiseNotice(tx, closed, { code: 'request.joined-case', urgency: 'today' }, { toPerson });
    return closed;
  }

  /** In one order, whichever is closed: two people who close the same two requests must not wait for each other. */
  private async lockBoth(tx: Tx, id: string, of: string): Promise<[IntakeRequest, IntakeRequest]> {
    const first = of < id ? await this.facts.table.lock(tx, of) : undefined;
    const request = await this.requests.lockForChange(tx, id);
    if (of === id) return [request, request];
    return [request, first ?? (await this.facts.table.lock(tx, of))];
  }

  /** Children, facts and danger. What the other one knew already changes nothing. */
  private async handOver(tx: Tx, request: IntakeRequest, other: IntakeRequest, missing: string[]): Promise<void> {
    const { factors, danger } = request;
    const news: RequestCommand[] = [
      ...missing.map((child) => ({ do: 'add-child', child }) as const),
      { do: 'add-facts', factors: [...factors] },
      ...(danger ? [{ do: 'report-danger', grounds: danger.grounds, by: danger.reportedBy } as const] : []),
    ];
    let after = other;
    for (const command of news) {
      const applied = await this.requests.tryApply(tx, after, command);
      if (!isRefusal(applied)) after = applied;
    }
  }
}
