import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '@oln/service-kit';
import { ScoringService } from '../priority/scoring.service.js';
import type { AdmissibilityChecks } from './admissibility.js';
import { isWithinFunctions } from './motives.js';
import type { SeparateReason } from './request-codes.js';
import { RequestRepository } from './request.repository.js';
import type { RequestDto } from './request.dto.js';
import { RequestService } from './request.service.js';
import { requestView } from './request.views.js';
import { isOpen, type IntakeRequest } from './request.js';

/** Process §1, admissibility: the checks are made when somebody decides, on what the registry says then. */
@Injectable()
export class AdmissionDesk {
  constructor(
    private readonly work: UnitOfWork,
    private readonly requests: RequestService,
    private readonly table: RequestRepository,
    private readonly scoring: ScoringService,
  ) {}

  admit(id: string, separate?: SeparateReason): Promise<RequestDto> {
    return this.work.run('request.admit', async (tx) => {
      const request = await this.requests.lockForChange(tx, id);
      const checks = await this.checksOf(tx, request);
      const score = await this.scoring.score(tx, request);
      return requestView(await this.requests.apply(tx, request, { do: 'admit', checks, separate, score }));
    });
  }

  /** In favour of an open request about the same children, which takes over what this one knew. */
  closeDuplicate(id: string, of: string): Promise<RequestDto> {
    return this.work.run('request.close-duplicate', async (tx) => {
      const request = await this.requests.lockForChange(tx, id);
      const other = of === id ? request : await this.table.lock(tx, of);
      const sharesChild = isOpen(other) && (await this.shareChild(tx, request, other));
      const closed = await this.requests.apply(tx, request, { do: 'close-duplicate', of, sharesChild });
      await this.requests.tryApply(tx, other, { do: 'add-facts', factors: [...request.factors] });
      return requestView(closed);
    });
  }

  /** For people who decide: what stands in the way, before they try. */
  checks(id: string): Promise<AdmissibilityChecks> {
    return this.work.read('request.checks', async (tx) => {
      const request = await this.table.get(tx, id);
      tx.audit({ kind: 'request', id, commune: request.commune, version: request.version });
      return this.checksOf(tx, request);
    });
  }

  private async shareChild(tx: Tx, request: IntakeRequest, other: IntakeRequest): Promise<boolean> {
    const ids = (await this.scoring.childrenOf(tx, request)).map((child) => child.id);
    return (await this.scoring.childrenOf(tx, other)).some((child) => ids.includes(child.id));
  }

  private async checksOf(tx: Tx, request: IntakeRequest): Promise<AdmissibilityChecks> {
    const children = await this.scoring.childrenOf(tx, request);
    const communes = children.flatMap(({ data }) => data.address?.commune ?? []);
    return {
      childUnder18: children.some(({ kind, deceasedAt }) => kind === 'child' && !deceasedAt),
      livesInCommune: communes.length === 0 || communes.includes(request.commune),
      motiveWithin: isWithinFunctions(request.motive),
      identicalOpen: await this.table.identicalOpen(tx, request),
    };
  }
}
