import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '@oln/service-kit';
import { OpenCaseRepository } from '../open-case/open-case.repository.js';
import type { AlertCommand, GivenAnswer } from './alert-commands.js';
import { AlertIntake } from './alert-intake.service.js';
import type { AlertDto } from './alert.dto.js';
import type { NoteKind } from './alert-note.entity.js';
import { AlertLocks, type Locked } from './alert-locks.js';
import { AlertService } from './alert.service.js';
import { alertView } from './alert.views.js';
import { AlertRegistration, RegistrationTraces } from './registration.service.js';

interface Note {
  kind: NoteKind;
  text?: string;
}

/** Registration, as the desk needs it. */
@Injectable()
export class DeskTools {
  constructor(
    readonly intake: AlertIntake,
    readonly registration: AlertRegistration,
    readonly traces: RegistrationTraces,
    readonly openCases: OpenCaseRepository,
  ) {}
}

/** What people do with an alert, one transaction each. */
@Injectable()
export class AlertDesk {
  constructor(
    private readonly work: UnitOfWork,
    private readonly locks: AlertLocks,
    private readonly changes: AlertService,
    private readonly tools: DeskTools,
  ) {}

  /** What people write is kept sealed. */
  change(id: string, command: AlertCommand, note?: Note): Promise<AlertDto> {
    return this.step(id, `alert.${command.do}`, note, async (tx, locked) => this.changes.apply(tx, locked, command));
  }

  /** As `change`, for what is said in somebody's name. */
  say(id: string, command: (by: string) => AlertCommand, note?: Note): Promise<AlertDto> {
    return this.step(id, `alert.${command('').do}`, note, (tx, locked) =>
      this.changes.apply(tx, locked, command(tx.context.principal.person)),
    );
  }

  addFacts(id: string, factors: string[], text?: string): Promise<AlertDto> {
    return this.step(id, 'alert.add-facts', { kind: 'told', text }, async (tx, locked) =>
      this.tools.intake.addFacts(tx, locked, factors, await this.tools.registration.office(tx, locked.alert.commune)),
    );
  }

  answer(id: string, given: GivenAnswer, text?: string): Promise<AlertDto> {
    return this.step(id, 'alert.answer', { kind: 'answer', text }, async (tx, locked) => {
      const { childId } = locked.alert;
      const open = childId ? await this.tools.openCases.ofChild(tx, childId) : [];
      const [openCases, by] = [open.map(({ caseId }) => caseId), tx.context.principal.person];
      return this.changes.apply(tx, locked, { do: 'answer', ...given, openCases, by });
    });
  }

  private step(
    id: string,
    action: string,
    note: Note | undefined,
    work: (tx: Tx, locked: Locked) => Promise<Locked['alert']>,
  ): Promise<AlertDto> {
    return this.work.run(action, async (tx) => {
      const locked = await this.lockForChange(tx, id);
      if (note) this.tools.traces.notes.add(tx, locked.alert, note.kind, note.text);
      return alertView(await work(tx, locked));
    });
  }

  /** `If-Match`, if there is one, must name its version. */
  private async lockForChange(tx: Tx, id: string): Promise<Locked> {
    const locked = await this.locks.lock(tx, id);
    tx.assertVersion(locked.alert.version);
    return locked;
  }
}
