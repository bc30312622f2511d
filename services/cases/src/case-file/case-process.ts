import { Injectable } from '@nestjs/common';
import {
  processOfLine,
  type CaseHappening,
  type ProcessInput,
  type Standing,
  type TherapyHappening,
} from '@oln/contracts';
import { anchorsFrom, OwnedProcess } from '@oln/service-kit';
import { isAttended, isExited, type CaseFile } from './case-file.js';

/** What a case tells its process `case-<caseId>`: the same in both lines, a case has one process. */
@Injectable()
export class CaseProcess extends OwnedProcess<CaseFile, CaseHappening | TherapyHappening> {
  readonly standingOf = standingOf;

  protected override processOf(file: CaseFile) {
    return processOfLine(file.line);
  }

  /** Its priority chooses no clock while it runs: where it stands does not tell it. */
  protected override startsWith({ priority }: CaseFile): Partial<ProcessInput> {
    return { priority };
  }
}

/** Where the case stands, as its process is told. Anchors are the instants from which its clocks are counted. */
export function standingOf(file: CaseFile, asOf: Date): Standing {
  const exited = isExited(file) ? file : undefined;
  const accepted = isAttended(file) ? file : exited;
  return {
    version: file.version,
    stage: file.stage,
    outcome: exited?.outcome,
    ended: file.stage === 'ended' || undefined,
    anchors: anchorsFrom({
      stageSince: file.stageSince,
      acceptedAt: accepted?.acceptedAt,
      extendedTo: accepted?.extendedTo,
      rescueDueSince: isAttended(file) ? file.rescueDueSince : undefined,
      exitAt: exited?.exitAt,
      lookDueSince: file.stage === 'second-look' ? file.lookDueSince : undefined,
    }),
    asOf: asOf.toISOString(),
  };
}
