import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import type { CaseCommand } from '../case-file/case-commands.js';
import type { CaseFile, PauseReason } from '../case-file/case-file.js';
import { CaseFileService, type FamilyCases } from '../case-file/case-file.service.js';
import { raiseNotice } from '../case-file/case-notices.js';

export const PAUSE_SCOPES = ['family', 'case'] as const;
export type PauseScope = (typeof PAUSE_SCOPES)[number];

/** What keeps a professional away concerns one case; everything else keeps the family away, from all that is open of it. */
export const scopeOf = (reason: PauseReason): PauseScope => (reason === 'professional-absent' ? 'case' : 'family');

/** A pause of the family reaches all its living cases, whoever is in charge of them. */
@Injectable()
export class FamilyPause {
  constructor(readonly cases: CaseFileService) {}

  async pauseOthers(tx: Tx, { others }: FamilyCases, command: CaseCommand & { do: 'pause' }): Promise<void> {
    for (const other of others) {
      // One that was paused for reasons of its own, and for less long, does not wake up before the family is back.
      if (other.pause && other.pause.until >= command.until) continue;
      const awake = other.pause ? await this.cases.apply(tx, other, { do: 'resume' }) : other;
      const after = await this.cases.apply(tx, awake, command);
      this.tell(tx, after, 'case.paused-with-family');
    }
  }

  /** Those that were paused in one with it: a case that was paused for reasons of its own stays so. */
  async resumeOthers(tx: Tx, { file, others }: FamilyCases): Promise<void> {
    const since = file.pause?.since.getTime();
    for (const other of others) {
      if (!other.pause || other.pause.since.getTime() !== since || other.pause.reason !== file.pause?.reason) continue;
      const after = await this.cases.apply(tx, other, { do: 'resume' });
      this.tell(tx, after, 'case.resumed-with-family');
    }
  }

  /** Who is in charge of the other case did not do it. */
  private tell(tx: Tx, file: CaseFile, code: `case.${string}`): void {
    if (file.personInCharge === tx.context.principal.person) return;
    raiseNotice(tx, file, { code, aboutKind: 'case', to: { toPerson: file.personInCharge }, urgency: 'today' });
  }
}
