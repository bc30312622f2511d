import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import type { CaseCommand } from '../case-file/case-commands.js';
import { familyOf, type CaseFile, type PauseReason } from '../case-file/case-file.js';
import { CaseFileService, type FamilyCases } from '../case-file/case-file.service.js';
import { raiseNotice } from '../case-file/case-notices.js';
import { ProtectionPause } from './protection-pause.js';

export const PAUSE_SCOPES = ['family', 'case'] as const;
export type PauseScope = (typeof PAUSE_SCOPES)[number];

/** What keeps a professional away concerns one case; everything else keeps the family away, from all that is open of it. */
export const scopeOf = (reason: PauseReason): PauseScope => (reason === 'professional-absent' ? 'case' : 'family');

/** A pause of the family reaches all that is open of it and may stand still, whoever is in charge: its living cases, measures and escalations. */
@Injectable()
export class FamilyPause {
  constructor(
    readonly cases: CaseFileService,
    private readonly protection: ProtectionPause,
  ) {}

  async pauseOthers(tx: Tx, { file, others }: FamilyCases, command: CaseCommand & { do: 'pause' }): Promise<void> {
    for (const other of others) {
      // One that was paused for reasons of its own, and for less long, does not wake up before the family is back.
      if (other.pause && other.pause.until >= command.until) continue;
      const awake = other.pause ? await this.cases.apply(tx, other, { do: 'resume' }) : other;
      const after = await this.cases.apply(tx, awake, command);
      this.tell(tx, after, 'case.paused-with-family');
    }
    // Cases are locked before what was opened for them, by everybody.
    await this.protection.pause(tx, familyOf(file, others), command);
  }

  /** Those that were paused in one with it: what was paused for reasons of its own stays so. */
  async resumeOthers(tx: Tx, { file, others }: FamilyCases): Promise<void> {
    const since = file.pause?.since.getTime();
    for (const other of others) {
      if (!other.pause || other.pause.since.getTime() !== since || other.pause.reason !== file.pause?.reason) continue;
      const after = await this.cases.apply(tx, other, { do: 'resume' });
      this.tell(tx, after, 'case.resumed-with-family');
    }
    if (file.pause) await this.protection.resume(tx, familyOf(file, others), file.pause);
  }

  /** Who is in charge of the other case did not do it. */
  private tell(tx: Tx, file: CaseFile, code: `case.${string}`): void {
    if (file.personInCharge === tx.context.principal.person) return;
    raiseNotice(tx, file, { code, aboutKind: 'case', to: { toPerson: file.personInCharge }, urgency: 'today' });
  }
}
