import { Injectable } from '@nestjs/common';
import type { EventData, intakeEvents } from '@oln/contracts';
import { Erasures, MergedPersons, newId, type Tx } from '@oln/service-kit';
import type { CaseFile } from './case-file.js';
import { CaseFileRepository } from './case-file.repository.js';
import { CaseFileService } from './case-file.service.js';
import { raiseNotice } from './case-notices.js';

/** What happens elsewhere and changes cases: a request was assigned, a child left childhood. */
@Injectable()
export class CaseIntake {
  constructor(
    private readonly cases: CaseFileService,
    private readonly files: CaseFileRepository,
    private readonly merged: MergedPersons,
    private readonly erasures: Erasures,
  ) {}

  async open(tx: Tx, commune: string, assigned: EventData<typeof intakeEvents.requestAssigned>): Promise<void> {
    const { id: requestId, familyId, childIds: children, line, priority, personInCharge } = assigned;
    await this.erasures.assertNotErased(tx, children, familyId);
    const opened = { id: newId(), commune, requestId, familyId, children, line, priority, personInCharge };
    const file = await this.cases.open(tx, opened);
    if (!file) return;
    raiseNotice(tx, file, {
      code: 'case.opened',
      aboutKind: 'case',
      to: { toPerson: personInCharge },
      urgency: 'today',
    });
    await this.tellSecond(tx, file);
  }

  /** Intake lets a family into a line twice only for a reason: whoever is with it there knows that they are not alone. */
  private async tellSecond(tx: Tx, file: CaseFile): Promise<void> {
    for (const other of await this.files.othersOpen(tx, file)) {
      if (other.line !== file.line) continue;
      const to = { toPerson: other.personInCharge };
      raiseNotice(tx, other, { code: 'case.second-of-line', aboutKind: 'case', to, urgency: 'today' });
    }
  }

  /** A case belongs to a family: one child less, under whichever of its entries, and only the last one ends it. */
  async loseChild(tx: Tx, child: string, reason: 'of-age' | 'deceased'): Promise<void> {
    for (const entry of await this.merged.entriesOf(tx, child)) await this.loseEntry(tx, entry, reason);
  }

  private async loseEntry(tx: Tx, child: string, reason: 'of-age' | 'deceased'): Promise<void> {
    for (const file of await this.files.livingOfChild(tx, child)) {
      await this.cases.apply(tx, file, { do: 'lose-child', child, reason });
      const to = { toPerson: file.personInCharge };
      raiseNotice(tx, file, { code: `case.child-${reason}`, aboutKind: 'case', to, urgency: 'today' });
    }
  }
}
