import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@oln/service-kit';
import { ScoringService } from '../priority/scoring.service.js';
import { AdmissibilityFacts } from './admissibility-facts.js';
import type { AdmissibilityChecks } from './admissibility.js';
import type { SeparateReason } from './request-codes.js';
import type { RequestDto } from './request.dto.js';
import { RequestService } from './request.service.js';
import { requestView } from './request.views.js';

/** Process §1, admissibility: the checks are made when somebody decides, on what the registry says then. */
@Injectable()
export class AdmissionDesk {
  constructor(
    private readonly work: UnitOfWork,
    private readonly requests: RequestService,
    private readonly facts: AdmissibilityFacts,
    private readonly scoring: ScoringService,
  ) {}

  admit(id: string, separate?: SeparateReason): Promise<RequestDto> {
    return this.work.run('request.admit', async (tx) => {
      const request = await this.requests.lockForChange(tx, id);
      const checks = await this.facts.of(tx, request);
      const score = await this.scoring.score(tx, request);
      return requestView(await this.requests.apply(tx, request, { do: 'admit', checks, separate, score }));
    });
  }

  /** For people who decide: what stands in the way, before they try. */
  checks(id: string): Promise<AdmissibilityChecks> {
    return this.work.read('request.checks', async (tx) => {
      const request = await this.facts.get(tx, id);
      tx.audit({ kind: 'request', id, commune: request.commune, version: request.version });
      return this.facts.of(tx, request);
    });
  }
}
