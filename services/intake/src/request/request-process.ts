import { Injectable } from '@nestjs/common';
import { workflowId, type IntakeHappening, type Priority, type ProcessInput, type Standing } from '@oln/contracts';
import { anchorsFrom, OwnedProcess } from '@oln/service-kit';
import { isOpen, priorityOfRequest, type IntakeRequest } from './request.js';

export const intakeWorkflowId = (id: string): string => workflowId('intake', id);

/** What a request tells its process `intake-<requestId>`. */
@Injectable()
export class RequestProcess extends OwnedProcess<IntakeRequest, IntakeHappening> {
  readonly standingOf = standingOf;

  protected override processOf() {
    return 'intake' as const;
  }

  protected override startsWith({ reviewedAt }: IntakeRequest): Partial<ProcessInput> {
    return { happened: reviewedAt && { 'queue-reviewed': reviewedAt.toISOString() } };
  }
}

/** Where the request stands, as its process is told. The priority chooses the clock of the assignment. */
export const standingOf = (request: IntakeRequest, asOf: Date): Standing & { priority?: Priority } => ({
  version: request.version,
  stage: request.stage,
  outcome: isOpen(request) ? undefined : request.outcome,
  ended: isOpen(request) ? undefined : true,
  priority: priorityOfRequest(request),
  anchors: anchorsFrom({
    stageSince: request.stageSince,
    serviceCountsFrom: request.stage === 'service' ? request.serviceCountsFrom : undefined,
  }),
  asOf: asOf.toISOString(),
});
