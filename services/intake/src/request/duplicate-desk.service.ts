import { Injectable } from '@nestjs/common';
import { isRefusal } from '@oln/contracts';
import { UnitOfWork, type Tx } from '@oln/service-kit';
import type { RequestCommand } from './request-commands.js';
import { RequestHousehold } from './request-household.js';
import { RequestRepository } from './request.repository.js';
import type { RequestDto } from './request.dto.js';
import { RequestService } from './request.service.js';
import { requestView } from './request.views.js';
import { isOpen, type IntakeRequest } from './request.js';

/** Two requests say the same: one goes on, and nothing that the other one knew is lost. */
@Injectable()
export class DuplicateDesk {
  constructor(
    private readonly work: UnitOfWork,
    private readonly requests: RequestService,
    private readonly table: RequestRepository,
    private readonly household: RequestHousehold,
  ) {}

  close(id: string, of: string): Promise<RequestDto> {
    return this.work.run('request.close-duplicate', async (tx) => {
      const [request, other] = await this.lockBoth(tx, id, of);
      const missing = isOpen(other) ? await this.household.missingIn(tx, other, request) : undefined;
      const sharesChild = missing !== undefined;
      const closed = await this.requests.apply(tx, request, { do: 'close-duplicate', of, sharesChild });
      await this.handOver(tx, request, other, missing ?? []);
      return requestView(closed);
    });
  }

  /** In one order, whichever is closed: two people who close the same two requests must not wait for each other. */
  private async lockBoth(tx: Tx, id: string, of: string): Promise<[IntakeRequest, IntakeRequest]> {
    const first = of < id ? await this.table.lock(tx, of) : undefined;
    const request = await this.requests.lockForChange(tx, id);
    if (of === id) return [request, request];
    return [request, first ?? (await this.table.lock(tx, of))];
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
